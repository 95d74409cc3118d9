import type { PostmanRequest } from "../../src/publish/postman-collection.ts";

/**
 * Sends a request as Postman does: with variables filled in, what is disabled left out, and the collection's token
 * unless it is told otherwise. Redirects are followed with the cookies that were set.
 *
 * @returns the status of the last answer
 */
export async function sendPostmanRequest(
  { method, url, header, body, auth }: PostmanRequest,
  { baseUrl, token }: { baseUrl: string; token: string },
): Promise<number> {
  const path = url.path.map((part) => {
    const variable = url.variable.find(({ key }) => part === `:${key}`);
    return variable === undefined ? part : encodeURIComponent(variable.value);
  });
  const query = url.query
    .filter(({ disabled }) => disabled !== true)
    .map(({ key, value }) => `${encodeURIComponent(key)}=${encodeURIComponent(value)}`);
  const host = url.host.join("/").replace("{{baseUrl}}", baseUrl);
  const headers = new Headers(auth?.type === "noauth" ? {} : { Authorization: `Bearer ${token}` });
  for (const { key, value, disabled } of header) if (disabled !== true) headers.set(key, value);

  let address = `${host}/${path.join("/")}${query.length > 0 ? `?${query.join("&")}` : ""}`;
  let request: RequestInit = { method, headers, ...(body?.raw !== undefined && { body: body.raw }) };
  const cookies: string[] = [];
  for (;;) {
    const answer = await fetch(address, { ...request, redirect: "manual" });
    await answer.arrayBuffer();
    const location = answer.headers.get("location");
    if (answer.status !== 302 || location === null) return answer.status;
    address = new URL(location, address).href;
    cookies.push(...answer.headers.getSetCookie().map((cookie) => cookie.split(";")[0] ?? ""));
    request = { method: "GET", headers: { Cookie: cookies.join("; ") } };
  }
}
