import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { type Mock, startMock, startProxy } from "../../src/index.ts";
import { wrongBodies } from "./bodies.ts";
import { wrongHeaders } from "./headers.ts";
import { invisible } from "./invisible.ts";
import { nearlyWrong } from "./nearly-wrong.ts";
import { wrongPaths } from "./paths.ts";
import { wrongQueries } from "./queries.ts";
import { rightCalls as exampleCalls } from "./right-calls.ts";
import { wrongWheres } from "./wheres.ts";
import { type Call, put, send, updates } from "./wrong-call.ts";

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

const rightCalls = [...exampleCalls, ...nearlyWrong];

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

  test.each(mutants)("$name", async ({ operationId, subject, says, besides, call }) => {
    expect(await send(mock, call)).toBeGreaterThanOrEqual(400);
    const head = `${operationId ?? "no operation"} (${subject}): `;
    const sentences = besides === undefined ? [says] : [besides, says];
    expect(mock.violations).toEqual(
      sentences.map((sentence) => ({
        operationId,
        method: subject.split(" ")[0],
        path: subject.split(" ")[1],
        message: expect.stringContaining(sentence),
      })),
    );
    for (const { message } of mock.violations) expect(message.slice(0, head.length)).toBe(head);
    reported++;
  });
});

describe("a right call is answered, and nothing is reported", () => {
  test.each(rightCalls)("$name", async ({ call }) => {
    expect(await send(mock, call)).toBe(200);
    expect(mock.violations).toEqual([]);
    silent++;
  });

  test("a bulk update of everybody, when that is allowed", async () => {
    await using lenient = await startMock({ allowUpdateOfAllUsers: true });
    for (const query of ["", "?where=%7B%7D"]) {
      expect(await send(lenient, put(`${updates}${query}`, { test: "test" }))).toBe(200);
    }
    expect(lenient.violations).toEqual([]);
  });
});

describe("what no reader of the spec can see is not reported", () => {
  test.each(invisible)("$name ($why)", async ({ call }) => {
    expect(await send(mock, call)).toBe(200);
    expect(mock.violations).toEqual([]);
  });
});

describe("the proxy says the same of where, query and body", () => {
  const through = async (call: Call) => {
    await using proxy = await startProxy({ target: mock.url, mode: "refuse" });
    const status = await send({ url: proxy.url, token: mock.token }, call);
    return { status, sentences: proxy.violations.map(({ sentence }) => sentence).join("\n") };
  };

  test.each([...wrongWheres, ...wrongQueries, ...wrongBodies])("$name", async ({ says, call }) => {
    const { status, sentences } = await through(call);
    expect(status).toBeGreaterThanOrEqual(400);
    const isForAll = says.includes("every user would be updated");
    expect(sentences).toContain(isForAll ? "without a where changes all users" : says);
  });

  test.each(nearlyWrong)("nothing of $name", async ({ call }) => {
    expect(await through(call)).toEqual({ status: 200, sentences: "" });
  });
});
