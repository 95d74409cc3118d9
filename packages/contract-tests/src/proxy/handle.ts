import { showName } from "@minapp-users/spec-check";
import type { Exchange, ExchangeViolation } from "./exchange.ts";
import { forward, type TargetAnswer } from "./forward.ts";
import { judgeAnswer } from "./judge-answer.ts";
import { type Judgement, judgeRequest } from "./judge-request.ts";
import { type OwnAnswer, ownAnswer } from "./own-answer.ts";
import type { ProxyOptions } from "./proxy-options.ts";
import type { Target } from "./read-target.ts";
import type { Received } from "./receive.ts";
import { RedirectPlaces } from "./redirect-places.ts";
import { TargetProblem } from "./target-problem.ts";

/** What became of a request. */
export interface Handled {
  exchange: Exchange;
  /** Undefined when the caller went away. */
  answer: { from: "target" | "proxy"; answer: OwnAnswer | TargetAnswer } | undefined;
}

/** Makes what judges a request, passes it on, and judges the answer. */
export function createHandler(target: Target, options: ProxyOptions) {
  const {
    mode = "record",
    unknownPaths = "report",
    allowUpdateOfAllUsers = false,
    timeout = 30_000,
  } = options;
  const places = new RedirectPlaces(target);
  const judgement: Judgement = {
    unknownPaths,
    updateOfAllUsers: mode === "refuse" && !allowUpdateOfAllUsers ? "violation" : "warning",
    isRedirectPlace: (pathname) => places.has(pathname),
  };

  return async ({ request, body, ...sent }: Received, gone: AbortSignal): Promise<Handled> => {
    const start = performance.now();
    const { route, path, violations, warnings, refusal } = judgeRequest(request, judgement);
    if (!body) violations.splice(0, violations.length, "the body is larger than 16 MiB");
    const found: ExchangeViolation[] = violations.map((sentence) => ({ in: "request", sentence }));
    const handled = (answer: Handled["answer"], targetStatus?: number): Handled => ({
      answer,
      exchange: {
        method: showName(request.method),
        path,
        operationId: route?.operation.operationId,
        status: answer?.answer.status,
        targetStatus,
        milliseconds: Math.round(performance.now() - start),
        violations: found,
        warnings,
      },
    });
    const own = (answer: OwnAnswer, targetStatus?: number) =>
      handled({ from: "proxy", answer }, targetStatus);

    if (!body) return own(ownAnswer(413, violations));
    if (mode === "refuse" && violations.length > 0) {
      const allow = refusal.allow === undefined ? [] : ["Allow", refusal.allow];
      return own(ownAnswer(refusal.status, violations, ...allow));
    }

    try {
      const answer = await forward(target, { ...sent, body }, timeout, gone);
      if (route || places.has(request.pathname)) places.add(sent.url, answer);
      const wrong = route ? judgeAnswer(route, request, answer) : [];
      found.push(...wrong.map((sentence) => ({ in: "answer" as const, sentence })));
      if (mode === "record" || wrong.length === 0) return handled({ from: "target", answer }, answer.status);
      return own(
        ownAnswer(
          502,
          wrong.map((sentence) => `the target's answer is wrong: ${sentence}`),
        ),
        answer.status,
      );
    } catch (error) {
      if (gone.aborted) return handled(undefined);
      if (!(error instanceof TargetProblem)) throw error;
      found.push({ in: "answer", sentence: error.message });
      return own(ownAnswer(error.status, [error.message]));
    }
  };
}

/** When the fault is the proxy's own. What was thrown is not repeated: something that was sent may be in it. */
export function failed(error: unknown): Handled {
  const sentence = `the proxy itself failed (${(error as Error).name}): please report it`;
  return {
    answer: { from: "proxy", answer: ownAnswer(500, [sentence]) },
    exchange: unreadableExchange(500, sentence),
  };
}

/** What is known of a request that could not be read. */
export function unreadableExchange(status: number, sentence: string): Exchange {
  return {
    method: "?",
    path: "?",
    operationId: undefined,
    status,
    targetStatus: undefined,
    milliseconds: 0,
    violations: [{ in: "request", sentence }],
    warnings: [],
  };
}
