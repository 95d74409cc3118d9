import type { UsersError, UsersStatusError } from "../error.ts";
import { isPlainObject } from "../guard/json.ts";
import { Refusal } from "../guard/refusal.ts";
import type { WriteOptions } from "../options.ts";
import type { SharedToken } from "../token.ts";
import {
  type Input,
  type Output,
  type PathWith,
  type RawClient,
  sendOnce,
  type TextAnswer,
} from "../transport.ts";
import { emit, type Hooks, type ResponseEvent } from "./events.ts";
import { failureOf, failureToAnswer, notApi } from "./failure.ts";
import { pause } from "./pause.ts";
import { isUnclear, retryPause } from "./retry.ts";
import { timeUp, within } from "./within.ts";

/** What all calls of a client share. */
export interface Caller {
  raw: RawClient;
  token: SharedToken;
  /** Whether the token source can give another token. */
  canRenew: boolean;
  /** Throws when a request goes somewhere else than it was meant to. */
  aim(request: Request): void;
  send(request: Request, token: string, init: { signal?: AbortSignal }): Promise<Response>;
  /** What a call has that does not say otherwise. */
  defaults: { timeout: number; deadline: number; retries: number };
  onRequest: Hooks["onRequest"] | undefined;
  onResponse: Hooks["onResponse"] | undefined;
}

/** What a method knows of its request. */
export interface Nature {
  /** Why a write must not be sent again when it is not clear whether it was applied. */
  once?: string | undefined;
  /** Whether it asks for what became of a write. */
  applied?: boolean;
  /** What is sent and must not come back in an error. */
  secrets?: readonly unknown[];
  /** What is wrong with the body of a success, if something is; it is a JSON object. */
  // biome-ignore lint/suspicious/noExplicitAny: any JSON object
  misfit: (body: any) => string | false | undefined;
}

/**
 * Calls an operation and gives the body of its success: attempts with a timeout each, pauses between them, and one new
 * token after a 401.
 *
 * @throws UsersError when it fails, and TypeError when it was refused before it was sent
 */
export async function call<M extends "get" | "put", P extends PathWith<M>>(
  caller: Caller,
  verb: M,
  path: P,
  init: Input<M, P>,
  options: WriteOptions,
  { once, applied = false, secrets = [], misfit }: Nature,
): Promise<Output<M, P>> {
  const { signal, repeatable = !once } = options;
  const timeout = options.timeout ?? caller.defaults.timeout;
  const retries = options.retries ?? caller.defaults.retries;
  const method = verb.toUpperCase();
  const end = performance.now() + (options.deadline ?? caller.defaults.deadline);
  let failure: UsersError | undefined;
  let rejected: string | undefined;
  let last: ResponseEvent | undefined;
  let attempts = 0; // those that were sent
  let unclear = false; // whether the API may have done what an attempt asked for
  for (let attempt = 1; ; attempt++) {
    const start = performance.now();
    const limit = Math.min(timeout, end - start);
    if (failure && limit <= 0) throw failure; // the pause took too long
    const event = { method, path, attempt: attempts + 1 };
    const unclearBefore: boolean = unclear;
    let token = "";
    let sent = false;
    let answer: TextAnswer | undefined;
    let thrown: unknown;
    try {
      answer = await within(limit, signal, async (stopped) => {
        token = await caller.token(rejected);
        stopped.throwIfAborted(); // nobody waits any more, and a fetch may not look at its signal
        if (token === rejected) {
          // There is no other, so what was to be repeated ends here.
          emit(caller.onResponse, { ...(last as ResponseEvent), retryIn: undefined });
          throw failure;
        }
        return sendOnce(caller.raw, verb, path, init, (request) => {
          caller.aim(request);
          emit(caller.onRequest, event);
          sent = unclear = true;
          attempts++;
          return caller.send(request, token, { signal: stopped });
        });
      });
    } catch (error) {
      // A refusal, and what the token source throws, is for the caller as it is.
      if (error instanceof Refusal || !(sent || error === timeUp || signal?.aborted)) {
        throw failure?.mayHaveBeenApplied ? failure : error;
      }
      if (!sent) caller.token.forget();
      thrown = error;
    }
    const duration = performance.now() - start;
    const status = answer?.response.status;
    const body = answer?.response.ok ? parse(answer.data) : undefined;
    const problem = isPlainObject(body) ? misfit(body) : notApi;
    if (!problem) {
      emit(caller.onResponse, { ...event, duration, status, error: undefined, retryIn: undefined });
      return body as Output<M, P>;
    }

    if (!isUnclear(status)) unclear = unclearBefore;
    const mayHaveBeenApplied = applied || (unclear && verb === "put");
    const notRepeated = mayHaveBeenApplied && !repeatable ? once : undefined;
    const circumstances = { method, path, attempts, mayHaveBeenApplied, notRepeated };
    failure = answer
      ? failureOf(answer, problem, [token, ...secrets], circumstances)
      : failureToAnswer(thrown, signal, limit, circumstances);

    let wait = Number.POSITIVE_INFINITY;
    if (status === 401 && caller.canRenew && rejected === undefined) {
      rejected = token;
      wait = 0;
    } else if (
      status === 429 ||
      (isUnclear(status) && problem === notApi && repeatable && !signal?.aborted)
    ) {
      // The attempt that was refused for its token does not count.
      if (attempt <= retries + (rejected === undefined ? 0 : 1))
        wait = retryPause(attempt, (failure as UsersStatusError).retryAfter);
    }
    const retryIn = performance.now() + wait < end ? wait : undefined;
    last = { ...event, duration, status, error: failure.name, retryIn };
    emit(caller.onResponse, last);
    if (retryIn === undefined) throw failure;
    await pause(retryIn, signal, circumstances);
  }
}

function parse(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? "");
  } catch {
    return undefined;
  }
}
