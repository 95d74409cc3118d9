import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { type Mock, startMock } from "../../src/index.ts";
import { wrongBodies } from "./bodies.ts";
import { wrongHeaders } from "./headers.ts";
import { invisible } from "./invisible.ts";
import { wrongPaths } from "./paths.ts";
import { wrongQueries } from "./queries.ts";
import { rightCalls } from "./right-calls.ts";
import { wrongWheres } from "./wheres.ts";
import { send } from "./wrong-call.ts";

const families = {
  path: wrongPaths,
  query: wrongQueries,
  where: wrongWheres,
  body: wrongBodies,
  header: wrongHeaders,
};
const mutants = Object.entries(families).flatMap(([family, calls]) =>
  calls.map((call) => ({ ...call, name: `${family}: ${call.name}` })),
);

let mock: Mock;
beforeAll(async () => {
  mock = await startMock();
});
afterEach(() => mock.reset());
let [reported, silent] = [0, 0];
afterAll(async () => {
  await mock.close();
  console.log(
    `consumer mutants: ${reported} of ${mutants.length} reported\n` +
      `right calls: ${silent} of ${rightCalls.length} without a report`,
  );
});

describe("a wrong call is refused, and reported with operation, place and rule", () => {
  test("there are many, each with a name of its own, and as many right calls", () => {
    expect(mutants.length).toBeGreaterThanOrEqual(60);
    expect(new Set(mutants.map(({ name }) => name)).size).toBe(mutants.length);
    expect(rightCalls.length).toBeGreaterThanOrEqual(mutants.length);
    expect(new Set(rightCalls.map(({ name }) => name)).size).toBe(rightCalls.length);
  });

  test.each(mutants)("$name", async ({ operationId, subject, says, call }) => {
    expect(await send(mock, call)).toBeGreaterThanOrEqual(400);
    const head = `${operationId ?? "no operation"} (${subject}): `;
    expect(mock.violations).toEqual([
      {
        operationId,
        method: subject.split(" ")[0],
        path: subject.split(" ")[1],
        message: expect.stringContaining(says),
      },
    ]);
    expect(mock.violations[0]?.message.slice(0, head.length)).toBe(head);
    reported++;
  });
});

describe("a right call is answered, and nothing is reported", () => {
  test.each(rightCalls)("$name", async ({ call }) => {
    expect(await send(mock, call)).toBe(200);
    expect(mock.violations).toEqual([]);
    silent++;
  });
});

describe("what no reader of the spec can see is not reported", () => {
  test.each(invisible)("$name ($why)", async ({ call }) => {
    expect(await send(mock, call)).toBe(200);
    expect(mock.violations).toEqual([]);
  });
});
