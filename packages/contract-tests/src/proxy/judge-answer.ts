import { checkAnswer, needsToken, type ReceivedRequest, type Route } from "@minapp-users/spec-check";
import type { TargetAnswer } from "./forward.ts";
import { byName } from "./headers.ts";

/**
 * Judges what the target answered to an operation.
 *
 * @returns a sentence for each thing that breaks the contract
 */
export function judgeAnswer(route: Route, request: ReceivedRequest, answer: TargetAnswer): string[] {
  const { status, rawHeaders, body } = answer;
  const headers = byName(rawHeaders);
  const encoding = headers["content-encoding"]?.toLowerCase() ?? "identity";
  if (encoding !== "identity") {
    return ["the answer has a Content-Encoding, though identity was asked for, and cannot be read"];
  }
  const text = body.toString();
  const isText =
    !/^application\/json\b/i.test(headers["content-type"] ?? "") || Buffer.from(text).equals(body);
  return [
    ...(needsToken(route) && request.headers.authorization === undefined && status < 400
      ? [`${route.operation.operationId} was answered with status ${status} without a token: it must be 401`]
      : []),
    ...(isText ? checkAnswer(route, { status, headers, body: text }) : ["body is not UTF-8"]),
  ];
}
