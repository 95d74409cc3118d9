import type { Random } from "../oracle/random.ts";
import type { Attack, RawAttack } from "./attack.ts";
import type { Family } from "./families.ts";
import { judge, judgeRaw } from "./judge.ts";
import { send, sendRaw } from "./send.ts";
import type { Tally } from "./tally.ts";
import type { Victim } from "./victim.ts";

/** Milliseconds that an answer may take: two seconds on a machine that has nothing else to do, as it has beside other tests. */
const longest = 5000;
/** Between two looks at the users. */
const batchSize = 100;

/**
 * Attacks with a family.
 *
 * @returns a sentence for each problem, once
 */
export async function attackWith(
  family: Family,
  victim: Victim,
  random: Random,
  tally: Tally,
): Promise<string[]> {
  const problems = new Map<string, string>();
  let state = await victim.state();
  for (let done = 0; done < family.count; done += batchSize) {
    const count = Math.min(batchSize, family.count - done);
    const attacks = Array.from({ length: count }, () => family.make(random, victim));
    const next = attacks.values();
    const work = async () => {
      for (const attack of next) {
        const problem = await tryOne(attack, family.name, victim, tally);
        if (problem) problems.set(problem.slice(0, 80), `${problem}\n  ${describe(attack)}`);
      }
    };
    await Promise.all(Array.from({ length: family.workers ?? 4 }, work));
    const after = await victim.state();
    if (after !== state)
      problems.set(`changed ${done}`, `users were changed by the attacks ${done} to ${done + count}`);
    state = after;
  }
  return [...problems.values()];
}

async function tryOne(attack: Attack | RawAttack, family: string, victim: Victim, tally: Tally) {
  const started = performance.now();
  const isLegal = typeof attack.expected === "object" && "accepted" in attack.expected;
  let status = 0;
  try {
    if ("bytes" in attack) {
      const answers = await sendRaw(victim, attack.bytes);
      status = answers[0]?.status ?? 0;
      judgeRaw(attack.expected, answers);
    } else {
      const answer = await send(victim, attack);
      status = answer.status;
      judge(attack, answer);
    }
  } catch (error) {
    return (error as Error).message;
  }
  const milliseconds = performance.now() - started;
  tally.add(family, status, isLegal, milliseconds);
  return milliseconds > longest ? `took ${Math.round(milliseconds)} ms` : undefined;
}

function describe(attack: Attack | RawAttack): string {
  const text =
    "bytes" in attack
      ? attack.bytes.toString("latin1")
      : `${attack.method} ${attack.target} ${JSON.stringify(attack.headers)} ${attack.body ?? ""}`;
  return JSON.stringify(text.length > 600 ? `${text.slice(0, 500)}… (${text.length})` : text);
}
