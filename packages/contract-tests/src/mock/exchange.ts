import type { IncomingMessage, ServerResponse } from "node:http";
import { type ReceivedRequest, spec } from "@minapp-users/spec-check";
import { type MockAnswer, refusal } from "./refusal.ts";

/** A body that no real update has. */
const largestBody = 16 * 2 ** 20;

/**
 * Reads a request as it arrived.
 *
 * @returns undefined when the body is too large
 */
export async function readRequest(incoming: IncomingMessage): Promise<ReceivedRequest | undefined> {
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

/**
 * Sends an answer, and ends the exchange.
 *
 * @param pageHeaders - what of the answer web pages may see
 */
export function sendAnswer(
  outgoing: ServerResponse,
  { status, headers, body }: MockAnswer,
  pageHeaders: Record<string, string>,
): void {
  outgoing
    .writeHead(status, { ...pageHeaders, ...headers, "content-length": Buffer.byteLength(body) })
    .end(body);
}

/** The answer to a body that was not read to its end. */
export function tooLarge(): MockAnswer {
  const answer = refusal(413, ["the body is larger than 16 MiB"]);
  return { ...answer, headers: { ...answer.headers, connection: "close" } };
}

/** The answer when the fault is the mock's own. */
export function failure(error: unknown): MockAnswer {
  return refusal(500, [`the mock itself failed: ${(error as Error).message}`]);
}

/** What to write to the socket of a caller whose request Node's parser gave up on. */
export function unreadable(error: NodeJS.ErrnoException): { answer: MockAnswer; text: string } {
  const answer =
    error.code === "HPE_HEADER_OVERFLOW"
      ? refusal(431, ["the URL and the headers are longer than 64 KiB"])
      : refusal(400, [
          "the request is not HTTP: a URL takes neither spaces nor letters outside ASCII, encode them",
        ]);
  const { status, headers, body } = answer;
  const lines = Object.entries({
    ...headers,
    connection: "close",
    "content-length": Buffer.byteLength(body),
  });
  const head = [`HTTP/1.1 ${status} Refused`, ...lines.map(([name, value]) => `${name}: ${value}`)];
  return { answer, text: `${head.join("\r\n")}\r\n\r\n${body}` };
}
