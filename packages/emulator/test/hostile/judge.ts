import { checkAnswer } from "../call.ts";
import type { Attack, Expected } from "./attack.ts";
import type { Received } from "./send.ts";
import { privateTexts } from "./texts.ts";

/** An explanation for whoever reads it: of an error inside of the emulator, or of a library in other words than the API's. */
const inside =
  /\bsqlite\b|stack size|node_modules|node:|\.[tj]s\b|syntax error|unexpected|undefined|\[object|FST_ERR/i;

/**
 * Judges an answer.
 *
 * @throws Error saying what is wrong with it
 */
export function judge(
  { route, method, expected }: Pick<Attack, "route" | "method" | "expected">,
  answer: Received,
): void {
  if (route) checkAnswer(route, answer, answer.text);
  if ("accepted" in expected) {
    if (answer.status !== 200)
      throw new Error(`answered ${answer.status} to what is legal: ${answer.text.slice(0, 300)}`);
    expected.accepted(JSON.parse(answer.text));
    return;
  }
  if (!expected.refused.includes(answer.status)) {
    throw new Error(
      `answered ${answer.status} and not ${expected.refused.join(" or ")}: ${answer.text.slice(0, 300)}`,
    );
  }
  if (method !== "HEAD") checkRefusal(answer);
}

/** That a refusal says in one sentence what is wrong, and nothing that it was told in confidence. */
function checkRefusal({ text, headers }: Received): void {
  if (headers.get("content-type") !== "application/json") throw new Error(`refused without JSON: ${text}`);
  const { status, error_msg, ...more } = JSON.parse(text);
  if (status !== "error" || Object.keys(more).length > 0)
    throw new Error(`not the body of an error: ${text}`);
  if (typeof error_msg !== "string" || !/^[^\r\n]{5,400}$/.test(error_msg)) {
    throw new Error(`not a sentence, but ${error_msg.length} characters: ${text.slice(0, 300)}`);
  }
  if (inside.test(error_msg)) throw new Error(`not in the words of the API: ${error_msg}`);
  const repeated = Object.entries(privateTexts).find(([, it]) => text.includes(it));
  if (repeated) throw new Error(`repeats the ${repeated[0]}: ${text}`);
}

/** Judges all answers on a connection. */
export function judgeRaw(expected: Expected | "closed", answers: Received[]): void {
  if (expected === "closed") {
    if (answers.length > 0) throw new Error(`answered ${answers[0]?.status}`);
    return;
  }
  const [first, ...more] = answers;
  if (!first) throw new Error("the connection ended without an answer");
  judge({ method: "GET", expected }, first);
  // What was behind it on the connection may be unreadable, but must never be taken for a request that is right.
  const late = more.find(({ status }) => status < 400 || status >= 500);
  if (late && !("accepted" in expected))
    throw new Error(`took what was behind it for a request: ${late.status}`);
}
