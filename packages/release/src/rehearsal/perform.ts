import { Failure } from "./processes.ts";
import type { Rehearsal, Result, Row } from "./rehearsal.ts";

/** Is told of a row when it starts, and again when there is a result. */
export type Say = (row: Row, result?: Result) => void;

/** Runs rows one after the other. After the first that fails, none is run. */
export async function performInOrder(rows: Row[], rehearsal: Rehearsal, say: Say): Promise<Result[]> {
  const results: Result[] = [];
  for (const row of rows) {
    const failed = results.find(({ outcome }) => outcome !== "passed");
    results.push(failed ? notRun(row, `${failed.name} failed`) : await perform(row, rehearsal, say));
  }
  return results;
}

/** Runs rows, a few at a time, whatever becomes of the others. The results are in the order of the rows. */
export async function performTogether(
  rows: Row[],
  rehearsal: Rehearsal,
  say: Say,
  atOnce = 2,
): Promise<Result[]> {
  const results = new Map<Row, Result>();
  const waiting = [...rows];
  const running = new Set<Row>();
  await new Promise<void>((resolve) => {
    const next = () => {
      if (results.size === rows.length) return resolve();
      const busy = new Set([...running].map(({ exclusive }) => exclusive));
      for (const row of [...waiting]) {
        if (running.size >= atOnce) return;
        if (row.exclusive !== undefined && busy.has(row.exclusive)) continue;
        waiting.splice(waiting.indexOf(row), 1);
        running.add(row);
        busy.add(row.exclusive);
        perform(row, rehearsal, say).then((result) => {
          running.delete(row);
          results.set(row, result);
          next();
        });
      }
    };
    next();
  });
  return rows.map((row) => results.get(row) ?? notRun(row, "it was forgotten"));
}

/** The result of a row that is not run. */
export function notRun({ name, what }: Row, reason: string): Result {
  return { name, what, outcome: "not run", seconds: 0, details: reason };
}

async function perform(row: Row, rehearsal: Rehearsal, say: Say): Promise<Result> {
  say(row);
  const { name, what } = row;
  const start = performance.now();
  const seconds = () => (performance.now() - start) / 1000;
  let result: Result;
  try {
    const details = await row.run(rehearsal);
    result = { name, what, outcome: "passed", seconds: seconds(), details };
  } catch (error) {
    result = { name, what, outcome: "failed", seconds: seconds(), ...explain(error as Error) };
  }
  say(row, result);
  return result;
}

/** What an error says, and what is printed below it. Where it came from is told of those that nobody foresaw. */
function explain(error: Error): { details: string; output: string } {
  const [details = "", ...more] = error.message.trim().split("\n");
  if (error instanceof Failure) return { details, output: [...more, error.output].join("\n") };
  const foreseen = error.constructor === Error;
  return { details, output: foreseen ? more.join("\n") : (error.stack ?? "") };
}
