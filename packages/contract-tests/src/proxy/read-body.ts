import type { IncomingMessage } from "node:http";

/** A body that no real update or page has, in bytes. */
const largestBody = 16 * 2 ** 20;

/**
 * Reads a body to its end: a sender that is cut off in the middle does not read the answer.
 *
 * @returns undefined when it is larger than 16 MiB
 * @throws Error when the sender breaks off
 */
export async function readBody(message: IncomingMessage): Promise<Buffer | undefined> {
  let chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message) {
    size += chunk.length;
    if (size > largestBody) chunks = [];
    else chunks.push(chunk);
  }
  return size > largestBody ? undefined : Buffer.concat(chunks);
}
