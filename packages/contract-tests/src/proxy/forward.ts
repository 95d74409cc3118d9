import { once } from "node:events";
import type { IncomingMessage } from "node:http";
import { request as sendPlain } from "node:http";
import { request as sendEncrypted } from "node:https";
import { urlToHttpOptions } from "node:url";
import { requestHeaders } from "./headers.ts";
import { readBody } from "./read-body.ts";
import type { Target } from "./read-target.ts";
import { TargetProblem } from "./target-problem.ts";

/** A request to pass on. */
export interface Outgoing {
  method: string;
  /** Path and query as they came. */
  url: string;
  rawHeaders: string[];
  body: Buffer;
}

/** What the target answered. */
export interface TargetAnswer {
  status: number;
  rawHeaders: string[];
  body: Buffer;
}

/**
 * Passes a request on, and waits for the whole answer. Redirects are not followed. Every request has its own connection:
 * on one that the target is about to close, an update would get lost, and nobody would know whether it took effect.
 *
 * @param timeout - milliseconds for the whole answer
 * @param gone - the caller does not wait any longer
 * @throws TargetProblem when there is no whole answer
 */
export async function forward(
  target: Target,
  { method, url, rawHeaders, body }: Outgoing,
  timeout: number,
  gone: AbortSignal,
): Promise<TargetAnswer> {
  const deadline = AbortSignal.timeout(timeout);
  let answer: IncomingMessage | undefined;
  try {
    const send = target.url.protocol === "https:" ? sendEncrypted : sendPlain;
    const sent = send({
      ...urlToHttpOptions(target.url),
      method,
      path: target.prefix + url,
      headers: requestHeaders(rawHeaders, target, body),
      agent: false,
      maxHeaderSize: 2 ** 16,
      signal: AbortSignal.any([deadline, gone]),
    });
    sent.on("error", () => {}); // after the head of the answer, it comes from reading the body as well
    sent.end(body);
    [answer] = (await once(sent, "response")) as [IncomingMessage];
    const received = await readBody(answer);
    if (!received) throw new TargetProblem(502, "the target's answer is larger than 16 MiB");
    return { status: answer.statusCode ?? 0, rawHeaders: answer.rawHeaders, body: received };
  } catch (error) {
    if (error instanceof TargetProblem) throw error;
    if (deadline.aborted) {
      throw new TargetProblem(504, `the target did not answer within ${timeout} ms`, { cause: error });
    }
    throw new TargetProblem(502, problemOf(error as NodeJS.ErrnoException, answer !== undefined), {
      cause: error,
    });
  }
}

function problemOf({ code = "unknown reason" }: NodeJS.ErrnoException, hasBegun: boolean): string {
  if (code.startsWith("HPE_")) return "the target's answer is not HTTP";
  if (hasBegun) return "the target broke off its answer";
  if (code === "ECONNRESET") return "the target closed the connection without an answer";
  return `the target cannot be reached (${code})`;
}
