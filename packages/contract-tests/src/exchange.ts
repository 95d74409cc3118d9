import type { IncomingMessage, ServerResponse } from "node:http";
import type { MockAnswer } from "./answer.ts";
import type { MockRequest } from "./check-request.ts";
import { spec } from "./spec.ts";

/** A body that no real update has. */
const largestBody = 16 * 2 ** 20;

/**
 * Reads a request as it arrived.
 *
 * @returns undefined when the body is too large
 */
export async function readRequest(incoming: IncomingMessage): Promise<MockRequest | undefined> {
  const { method = "", url = "", headers } = incoming;
  // Not `new URL`: that would tidy up the very path that is to be judged (`//`, `/./`).
  const [, pathname = "", search = ""] = /^(?:https?:\/\/[^/?]*)?([^?]*)(.*)$/.exec(url) ?? [];
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming) {
    size += chunk.length;
    if (size > largestBody) return undefined;
    chunks.push(chunk);
  }
  const flat = Object.entries(headers).map(([name, value]) => [
    name,
    Array.isArray(value) ? value.join(", ") : value,
  ]);
  return {
    method,
    urlLength: spec.servers[0].url.length + pathname.length + search.length,
    pathname,
    query: new URLSearchParams(search),
    headers: Object.fromEntries(flat),
    body: Buffer.concat(chunks).toString(),
  };
}

export function sendAnswer(outgoing: ServerResponse, { status, headers, body }: MockAnswer): void {
  outgoing.writeHead(status, { ...headers, "content-length": Buffer.byteLength(body) }).end(body);
}

/** The answer to a body that was not read to its end. */
export const tooLarge: MockAnswer = {
  status: 413,
  headers: { "content-type": "application/json", connection: "close" },
  body: JSON.stringify({ status: "error", error_msg: "the body is larger than 16 MiB" }),
  route: undefined,
  violations: ["the body is larger than 16 MiB"],
};

/** The answer when the fault is the mock's own. */
export function failure(error: unknown): MockAnswer {
  const error_msg = `the mock itself failed: ${(error as Error).message}`;
  return {
    status: 500,
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ status: "error", error_msg }),
    route: undefined,
    violations: [error_msg],
  };
}
