import { Refusal } from "../refusal.ts";

/**
 * A body as text. Besides JSON, the token endpoints have been seen to take forms (of both kinds), which become JSON here.
 *
 * @throws Refusal when it is not UTF-8
 */
export async function readBody(
  bytes: Buffer,
  contentType: string,
  takesForms: boolean,
): Promise<{ text: string; contentType: string }> {
  if (takesForms && /^(multipart\/form-data|application\/x-www-form-urlencoded)\b/i.test(contentType)) {
    const form = await new Response(new Uint8Array(bytes), { headers: { "content-type": contentType } })
      .formData()
      .catch(() => {
        throw new Refusal(400, "the body is not the form that its Content-Type says");
      });
    return { text: JSON.stringify(Object.fromEntries(form)), contentType: "application/json" };
  }
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes), contentType };
  } catch {
    throw new Refusal(400, "the body is not UTF-8");
  }
}
