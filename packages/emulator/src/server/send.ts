import type { ServerResponse } from "node:http";
import { setTimeout } from "node:timers/promises";
import type { FastifyReply } from "fastify";
import type { Fault } from "../faults.ts";
import type { Answer } from "../handlers/call.ts";

/**
 * Sends an answer, or what a fault leaves of it. Fastify would add a charset to the media type, which JSON does not have.
 */
export function send(
  reply: FastifyReply,
  { status = 200, body, headers }: Answer,
  fault: Fault | undefined,
): FastifyReply {
  if (fault?.reset) return cut(reply);
  reply.hijack();
  const bytes = Buffer.from(body);
  reply.raw.writeHead(status, {
    ...(body === "" ? {} : { "content-type": "application/json" }),
    ...lowerCased(headers),
    "content-length": bytes.length,
  });
  if (fault?.truncate === undefined && fault?.slow === undefined) reply.raw.end(bytes);
  else void sendBadly(reply.raw, bytes, fault);
  return reply;
}

function lowerCased(headers: Answer["headers"] = {}): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}

/** Ends the connection without an answer. */
export function cut(reply: FastifyReply): FastifyReply {
  reply.hijack();
  reply.raw.socket?.resetAndDestroy();
  return reply;
}

async function sendBadly(
  response: ServerResponse,
  bytes: Buffer,
  { truncate, slow = 0 }: Fault,
): Promise<void> {
  const end = Math.min(truncate ?? bytes.length, bytes.length);
  const steps = slow > 0 ? 10 : 1;
  response.flushHeaders();
  for (let step = 0; step < steps && !response.destroyed; step++) {
    await setTimeout(slow / steps);
    response.write(bytes.subarray(Math.floor((end * step) / steps), Math.floor((end * (step + 1)) / steps)));
  }
  if (end === bytes.length) response.end();
  else response.write("", () => response.destroy());
}
