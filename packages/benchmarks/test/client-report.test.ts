import { expect, test } from "vitest";
import { budgets } from "../src/budgets.ts";
import { summarize } from "../src/overhead/measure-overhead.ts";
import { reportOverhead } from "../src/overhead/report-overhead.ts";
import { markdownTable } from "../src/report/markdown-table.ts";
import { reportSize } from "../src/size/report-size.ts";
import { readDiagnostics } from "../src/types/read-diagnostics.ts";
import { reportTypes } from "../src/types/report-types.ts";
import type { WalkSample } from "../src/walk/measure-walk.ts";
import { reportWalk } from "../src/walk/report-walk.ts";

const own = "@minapp-users/client";

test("size: ours beside its budget, the others beside ours", () => {
  const figures = [
    { name: own, imports: "all of it", minified: 9000, gzipped: budgets.rootEntry },
    { name: `${own}/auth`, imports: "all of it", minified: 900, gzipped: 400 },
    { name: "ky", imports: "five calls", minified: 20_000, gzipped: budgets.rootEntry * 2 },
  ];
  const report = reportSize(figures);
  expect(report).toMatch(/^ky: five calls +20,000 +[\d,]+ +2.00x$/m);
  expect(report).toMatch(/^@minapp-users\/client: [\d,]+ B \(target at most [\d,]+ B: met\)$/m);
  const heavier = figures.map((it) => ({ ...it, gzipped: it.gzipped + 1 }));
  expect(reportSize(heavier)).toContain("MISSED");
  expect(reportSize(figures, markdownTable)).toMatch(/^\| ky: five calls \| 20,000 \| [\d,]+ \| 2.00x \|$/m);
});

test("overhead: what a client takes over openapi-fetch is compared turn by turn", () => {
  const turns = (client: string, ...all: number[]) =>
    all.map((microseconds) => ({
      client,
      call: "get" as const,
      microseconds,
      cpuMicroseconds: microseconds / 2,
      othersCpu: 0.4,
    }));
  // The second turn was a slow one for everybody.
  const figures = summarize([
    ...turns(own, 30, 90, 31),
    ...turns("openapi-fetch", 20, 80, 22),
    ...turns("ky", 60, 130, 66),
  ]);
  expect(figures.map(({ client, median, over, cpuOver }) => [client, median, over, cpuOver])).toEqual([
    [own, 31, 10, 5],
    ["openapi-fetch", 22, 0, 0],
    ["ky", 66, 44, 22],
  ]);
  const report = reportOverhead(figures);
  expect(report).toMatch(/^ky +66.0 +60.0–130 +\+44.0 +\+22.0$/m);
  expect(report).toContain(`${own}: 10.0 µs (target at most 15.0 µs: met); by processor time 5.00 µs`);
  expect(report).toContain("Other processes took up to 40% of a core meanwhile");
  expect(reportOverhead(summarize(turns(own, 30)))).toContain("MISSED"); // nothing to compare it with
});

test("types: the compiler's own figures", () => {
  const output = [
    "Files:                         64",
    "Types:                       2987",
    "Instantiations:             10666",
    "Memory used:              123456K",
    "Check time:                 0.98s",
    "Total time:                 1.98s",
  ].join("\n");
  expect(readDiagnostics(output)).toEqual({ instantiations: 10_666, types: 2987, checkTime: 0.98 });
  expect(() => readDiagnostics("Types: 1")).toThrow("the compiler tells no Instantiations");
});

test("types: an empty file is not counted", () => {
  const figure = (name: string, instantiations: number) => ({
    name,
    instantiations,
    types: instantiations / 2,
    checkTime: 0.5,
    checkTimes: [0.4, 0.5, 0.6],
  });
  const report = (instantiations: number) =>
    reportTypes([figure("an empty file", 100), figure(`${own}, every method`, instantiations)]);
  expect(report(1100)).toMatch(
    /^@minapp-users\/client, every method +1,100 +\+1,000 +550 +0.50 +0.40–0.60$/m,
  );
  expect(report(budgets.instantiations + 100)).toMatch(/instantiations: met\)$/m);
  expect(report(budgets.instantiations + 101)).toMatch(/instantiations: MISSED\)$/m);
});

test("walk: growth from the smallest to the largest, and what prefetch gives", () => {
  const sample = (way: string, users: number, seconds: number, heapMiB: number): WalkSample => ({
    client: own,
    way,
    users,
    seconds,
    cpuSeconds: seconds / 4,
    requests: users / 1000,
    heapMiB,
    othersCpu: 0.01,
  });
  const report = reportWalk([
    {
      scenario: { pageSize: 1000, delay: 5 },
      sizes: [10_000, 100_000],
      samples: [
        sample("offset", 10_000, 0.2, 10),
        sample("offset", 10_000, 0.3, 10), // a disturbed round
        sample("offset", 100_000, 2, 10),
        sample("offset", 100_000, 2, 10),
        sample("offset, prefetch", 10_000, 0.1, 10),
        sample("offset, prefetch", 10_000, 0.1, 10),
        sample("offset, prefetch", 100_000, 1.5, 40),
        sample("offset, prefetch", 100_000, 1.6, 40),
      ],
    },
  ]);
  expect(report).toMatch(
    /^@minapp-users\/client, offset +0.20 \(20.0\) +2.00 \(20.0\) +1.00x +5.00 +1.00x +10.0 10.0 +100$/m,
  );
  expect(report).toContain(
    "time a page grows 1.50x (target at most 1.25x: MISSED), its processor time 1.50x",
  );
  expect(report).toContain("heap in use 4.00x (target at most 1.25x: MISSED)");
  expect(report).toContain("prefetch takes 0.750x (target at most 0.950x: met) the time by offset");
  expect(report).toContain("fastest of 2 rounds)");
  expect(report).not.toContain("Other processes");
});
