import { expect, test } from "vitest";
import { referencePages } from "../src/docs/reference-pages.ts";
import { reportDocs } from "../src/docs/report-docs.ts";
import { reportMock } from "../src/mock/report-mock.ts";
import { markdownTable } from "../src/report/markdown-table.ts";
import { showNumber } from "../src/report/show-number.ts";
import { table } from "../src/report/table.ts";
import { beside } from "../src/report/target.ts";
import type { RequestFigures, RequestKind } from "../src/requests/measure-requests.ts";
import { reportRequests } from "../src/requests/report-requests.ts";
import type { ScaleFigures } from "../src/scale/measure-scale.ts";
import { reportScale } from "../src/scale/report-scale.ts";
import type { Peers } from "../src/server/peers.ts";
import type { Server } from "../src/server/server.ts";

test.each([
  [1234567.8, "1,234,568"],
  [123.456, "123"],
  [12.345, "12.3"],
  [1.2345, "1.23"],
  [0.12345, "0.123"],
  [0.000012, "0.0000"],
  [0, "0"],
])("%d is shown as %s", (value, text) => {
  expect(showNumber(value)).toBe(text);
});

test("a target that is missed is seen", () => {
  expect(beside(12.34, { atLeast: 10 })).toBe("12.3x (target at least 10.0x: met)");
  expect(beside(9.99, { atLeast: 10 })).toBe("9.99x (target at least 10.0x: MISSED)");
  expect(beside(501, { atMost: 500 }, " ms")).toBe("501 ms (target at most 500 ms: MISSED)");
  expect(beside(Number.NaN, { atMost: 500 })).toContain("MISSED");
});

test("figures stand to the right", () => {
  expect(
    table(
      ["", "req/s"],
      [
        ["emulator", "5"],
        ["bare", "12,345"],
      ],
    ),
  ).toBe(["           req/s", "--------  ------", "emulator       5", "bare      12,345"].join("\n"));
});

test("the same as Markdown", () => {
  expect(markdownTable(["", "req/s"], [["a | b", "5"], ["bare"]])).toBe(
    ["", "|  | req/s |", "| --- | ---: |", "| a \\| b | 5 |", "| bare |  |", ""].join("\n"),
  );
});

test("requests: ratios to Prism and to bare Node, by kind", () => {
  const server = (name: string): Server => ({ name, args: () => [], headers: {}, single: "/", list: "/" });
  const peers = {
    emulator: server("emulator"),
    emulatorQuiet: server("emulator --quiet"),
    prism: server("Prism"),
    bare: server("bare"),
  } as Peers;
  const figure = ({ name }: Server, kind: RequestKind, perSecond: number): RequestFigures => {
    const sample = {
      perSecond,
      p50: 0.5,
      p99: 1,
      succeeded: perSecond,
      serverCpu: 0.994,
      loadCpu: 0.5,
      othersCpu: 0.02,
    };
    return { server: name, kind, perSecond, p50: 0.5, p99: 1, samples: [sample] };
  };
  const report = reportRequests(
    [
      figure(peers.emulator, "single", 20_000),
      figure(peers.emulatorQuiet, "single", 30_000),
      figure(peers.prism, "single", 2500),
      figure(peers.bare, "single", 80_000),
      figure(peers.emulator, "list", 1000),
      figure(peers.emulatorQuiet, "list", 1000),
      figure(peers.prism, "list", 2000),
      figure(peers.bare, "list", 50_000),
    ],
    peers,
  );
  expect(report).toMatch(
    /^emulator +20,000 +20,000–20,000 +0.500 +1.00 +8.00x +0.250 +20,121 +99% +50% +2%$/m,
  );
  expect(report).toContain(
    "emulator: 8.00x (target at least 10.0x: MISSED) Prism's CLI, 0.250x (target at least 0.333x: MISSED) bare Node",
  );
  expect(report).toContain("bare Node; by processor time 8.00x and 0.250x");
  expect(report).toContain(
    "emulator --quiet: 12.0x (target at least 10.0x: met) Prism's CLI, 0.375x (target at least 0.333x: met) bare Node",
  );
  expect(report).not.toContain("Other processes");
  expect(report).toContain("emulator: 0.500x Prism's CLI, 0.0200x bare Node");
});

test("scale: the largest size beside the smallest", () => {
  const timing = (median: number) => ({ median, p99: median * 2, count: 10 });
  const figures = (users: number, ms: number): ScaleFigures => ({
    users,
    seeding: { seconds: 1, rowsPerSecond: users, peakMiB: undefined, databaseMiB: 5 },
    start: { times: [ms], median: ms },
    requests: {
      "single read": { bounded: true, timing: timing(ms) },
      count: { bounded: false, timing: timing(ms) },
      nothing: { bounded: true, timing: undefined },
    },
    keyset: { rowsPerSecond: 1000, rowsPerCpuSecond: 2000, seconds: 1, medianPage: 1 },
    offset: { start: timing(1), middle: timing(2), end: timing(3) },
    peakMiB: 100,
    othersCpu: 0.9,
  });
  const report = reportScale([figures(1000, 1), figures(50_000, 3)]);
  expect(report).toMatch(/^ +1,000 users +50,000 users/m);
  expect(report).toMatch(
    /^single read, ms +1.00 \(2.00\) +3.00 \(6.00\) +3.00x \(target at most 2.00x: MISSED\)$/m,
  );
  expect(report).toMatch(/^count, ms .* 3.00x$/m);
  expect(report).toContain("Other processes took up to 90% of a core meanwhile");
  expect(report).toMatch(/^nothing, ms +- +- +-$/m);
  expect(report).toMatch(/^keyset walk of all, rows\/s .*1.00x \(target at least 0.500x: met\)$/m);
});

test("mock: parts of startMock() beside the CLIs", () => {
  const took = (time: number, cpu: number | undefined = time / 2) => ({ time, cpu });
  const inProcess = [401, 410, 390].map((total) => ({
    import: took(40),
    start: took(total - 100),
    answer: took(60),
    total: took(total),
  }));
  const processes = {
    "our mock's CLI": [{ time: 500, cpu: undefined }],
    "Prism's CLI": [800, 900, 1000].map((time) => took(time)),
  };
  const report = reportMock({ processes, inProcess });
  expect(report).toMatch(/^startMock\(\) in a test +401 +390 +410 +201$/m);
  expect(report).toMatch(/^ {2}import +40.0 +40.0 +40.0 +20.0$/m);
  expect(report).toMatch(/^our mock's CLI +500 +500 +500 +-$/m);
  expect(report).toMatch(/^Prism's CLI +900 +800 +1,000 +450$/m);
  expect(report).toContain("startMock() in a test: 401 ms (target at most 400 ms: MISSED)");
});

test("docs: medians in kB and milliseconds, ours beside the targets", () => {
  const visit = (bytes: number, readable: number) => ({
    bytes,
    requests: 4,
    foreign: 0,
    firstPaint: 50,
    readable,
  });
  const report = reportDocs({
    chromium: "150",
    pages: [
      {
        name: referencePages.english,
        characters: 4321,
        fast: [visit(30_000, 60), visit(30_000, 80), visit(30_000, 70)],
        slow: [visit(30_000, 900), visit(30_000, 1100), visit(30_000, 1200)],
      },
    ],
  });
  expect(report).toContain("Chromium 150");
  expect(report).toMatch(/^site, an operation in English +30\.0 +4 +0 +50\.0 +70\.0 +50\.0 +1,100 +4,321$/m);
  expect(report).toContain("30.0 kB (target at most 100 kB: met)");
  expect(report).toContain("readable slowed down 1,100 ms (target at most 1,000 ms: MISSED)");
});
