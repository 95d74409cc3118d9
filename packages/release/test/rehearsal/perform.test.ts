import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "vitest";
import { performInOrder, performTogether } from "../../src/rehearsal/perform.ts";
import { Failure } from "../../src/rehearsal/processes.ts";
import type { Rehearsal, Row } from "../../src/rehearsal/rehearsal.ts";

/** No row of these tests looks at it. */
const rehearsal = {} as Rehearsal;
const silent = () => {};

const good = (name: string): Row => ({ name, what: "a thing", run: async () => `${name} 1.0` });
const bad: Row = {
  name: "bad",
  what: "a thing",
  run: async () => {
    throw new Failure("npm ended with 1", "npm error");
  },
};

test("a row that throws has failed, with what was printed, and the others are run all the same", async () => {
  const results = await performTogether([good("first"), bad, good("last")], rehearsal, silent);
  expect(results).toEqual([
    { name: "first", what: "a thing", outcome: "passed", seconds: expect.any(Number), details: "first 1.0" },
    {
      name: "bad",
      what: "a thing",
      outcome: "failed",
      seconds: expect.any(Number),
      details: "npm ended with 1",
      output: "npm error",
    },
    { name: "last", what: "a thing", outcome: "passed", seconds: expect.any(Number), details: "last 1.0" },
  ]);
});

test("an error that was foreseen is a sentence, any other one says where it came from", async () => {
  const throwing = (error: Error): Row => ({
    name: "bad",
    what: "a thing",
    run: () => Promise.reject(error),
  });
  const errors = [new Error("It is so.\nAnd this is why."), new TypeError("x is not a function")];
  const [foreseen, other] = await performTogether(errors.map(throwing), rehearsal, silent);
  expect(foreseen).toMatchObject({ details: "It is so.", output: "And this is why." });
  expect(other?.details).toBe("x is not a function");
  expect(other?.output).toMatch(/^TypeError: x is not a function\n +at .*perform\.test\.ts/);
});

test("of steps that need each other, none is run after one that failed", async () => {
  const results = await performInOrder(
    [good("first"), bad, good("second"), good("third")],
    rehearsal,
    silent,
  );
  expect(results.map(({ name, outcome, details }) => [name, outcome, details])).toEqual([
    ["first", "passed", "first 1.0"],
    ["bad", "failed", "npm ended with 1"],
    ["second", "not run", "bad failed"],
    ["third", "not run", "bad failed"],
  ]);
});

test("at most two rows run at the same time, and none with another one that needs the same", async () => {
  const running: string[] = [];
  const seen: string[] = [];
  const row = (name: string, exclusive?: string): Row => ({
    name,
    what: "a thing",
    ...(exclusive === undefined ? {} : { exclusive }),
    run: async () => {
      running.push(name);
      seen.push([...running].sort().join());
      await pause(20);
      running.splice(running.indexOf(name), 1);
      return "";
    },
  });
  const rows = [row("a", "port"), row("b", "port"), row("c"), row("d", "other"), row("e", "port")];
  const results = await performTogether(rows, rehearsal, silent);
  expect(results.map(({ name, outcome }) => `${name} ${outcome}`)).toEqual([
    "a passed",
    "b passed",
    "c passed",
    "d passed",
    "e passed",
  ]);
  expect(seen).toHaveLength(5);
  expect(seen.some((names) => names.includes(","))).toBe(true);
  expect(seen.filter((names) => names.split(",").length > 2)).toEqual([]);
  expect(seen.filter((names) => (names.match(/[abe]/g) ?? []).length > 1)).toEqual([]);
});
