import { expect, test } from "vitest";
import type { Result } from "../../src/rehearsal/rehearsal.ts";
import { toProblems, toTable } from "../../src/rehearsal/table.ts";

const results: Result[] = [
  { name: "Node 20", what: "`npm install`", outcome: "passed", seconds: 1.26, details: "Node 20.20.2" },
  {
    name: "Bun",
    what: "a | b",
    outcome: "failed",
    seconds: 60,
    details: "it ended with 1",
    output: Array.from({ length: 50 }, (_, index) => `line ${index + 1}`).join("\n"),
  },
  { name: "Deno", what: "c", outcome: "not run", seconds: 0, details: "Bun failed" },
];

test("every result is a row, on one line", () => {
  expect(toTable(results)).toBe(
    [
      "| row | what was run | result | seconds | details |",
      "| --- | --- | --- | ---: | --- |",
      "| Node 20 | `npm install` | ✅ passed | 1.3 | Node 20.20.2 |",
      "| Bun | a \\| b | ❌ failed | 60.0 | it ended with 1 |",
      "| Deno | c | ❌ not run |  | Bun failed |",
    ].join("\n"),
  );
});

test("what failed and what was not run are problems, with the end of what was printed", () => {
  const [bun = "", left, ...others] = toProblems(results);
  expect(others).toEqual([]);
  expect(bun).toMatch(/^Bun: it ended with 1\n {4}line 11\n/);
  expect(bun).toMatch(/\n {4}line 50$/);
  expect(left).toBe("not run: Deno");
  expect(toProblems(results.slice(0, 1))).toEqual([]);
});
