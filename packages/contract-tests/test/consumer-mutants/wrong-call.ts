import { request } from "node:http";
import type { Mock } from "../../src/index.ts";

/** A mistake that code which calls the API can make. */
export interface WrongCall {
  name: string;
  /** Undefined when the request means no operation. */
  operationId: string | undefined;
  /** The method and the path as a report shows them. */
  subject: string;
  /** Place and rule in the words of the report. */
  says: string;
  /** What else is said, before that. */
  besides?: string;
  call: Call;
}

/** A request, right but for what is said. */
export interface Call {
  /** @default "GET" */
  method?: string;
  /** Path and query. */
  url: string;
  /** In addition to the token; undefined takes a header away. */
  headers?: Record<string, string | undefined>;
  body?: string;
}

/**
 * Sends a request as it stands. By `node:http`, since `fetch` would tidy some mistakes up and refuse others.
 *
 * @returns the status
 */
export function send(
  { url, token }: Pick<Mock, "url" | "token">,
  { method = "GET", url: path, headers, body }: Call,
): Promise<number> {
  const all = Object.entries({ authorization: `Bearer ${token}`, ...headers }).filter(
    (header): header is [string, string] => header[1] !== undefined,
  );
  const length = body === undefined ? {} : { "content-length": Buffer.byteLength(body) };
  return new Promise((resolve, reject) => {
    const sent = request(
      url + path,
      { method, path, headers: { ...Object.fromEntries(all), ...length }, timeout: 30_000 },
      (response) => {
        response.resume().on("end", () => resolve(response.statusCode ?? 0));
      },
    );
    sent.on("error", reject);
    sent.on("timeout", () => sent.destroy(new Error("no answer within 30 s")));
    sent.end(body);
  });
}

export const users = "/oserve/v2.2/miniapp/user_profile/";
export const updates = "/oserve/v2.6/miniapp/user_profile/";
export const accounts = "/oserve/v2.1/miniapp/user/account/";
export const profilesV1 = "/oserve/v1/miniapp/user-profile/";

const json = { "content-type": "application/json" };

/** A PUT with a body as JSON. */
export function put(url: string, body: unknown): Call {
  return { method: "PUT", url, headers: json, body: typeof body === "string" ? body : JSON.stringify(body) };
}

/** A POST with a body as JSON, without the token. */
export function post(url: string, body: unknown): Call {
  return { ...put(url, body), method: "POST", headers: { ...json, authorization: undefined } };
}
