import { expect, test } from "vitest";
import { readOptions } from "../src/options.ts";

test("everything without options", () => {
  expect(readOptions([])).toMatchObject({
    benchmarks: ["requests", "scale", "start", "size", "overhead", "types", "walk", "mock", "docs"],
    rounds: 3,
    sizes: [10_000, 100_000, 1_000_000],
    walks: [10_000, 50_000, 100_000],
    client: undefined,
    markdown: false,
    json: undefined,
    help: false,
  });
});

test("a group stands for its benchmarks", () => {
  expect(readOptions(["client"]).benchmarks).toEqual(["size", "overhead", "types", "walk"]);
  expect(readOptions(["walk", "size", "walk"]).benchmarks).toEqual(["walk", "size"]);
});

test("one benchmark, its options, and pnpm's dashes", () => {
  const options = readOptions(["--", "scale", "--sizes=1000,20000", "--samples", "50", "--json", "out.json"]);
  expect(options).toMatchObject({
    benchmarks: ["scale"],
    sizes: [1000, 20_000],
    samples: 50,
    json: "out.json",
  });
});

test.each([
  [
    ["speed"],
    '"speed" is no benchmark; there are requests, scale, start, size, overhead, types, walk, mock, docs, emulator, client, contract, reference',
  ],
  [["toString"], '"toString" is no benchmark'],
  [["--walks=100"], 'walks must be whole numbers from 1000 to 1000000, but it is "100" (see --help)'],
  [["--rounds=0"], 'rounds must be whole numbers from 1 to 99, but it is "0" (see --help)'],
  [["--duration=1e9"], 'duration must be whole numbers from 1 to 120, but it is "1e9" (see --help)'],
  [["--sizes=1000,"], 'sizes must be whole numbers from 1000 to 10000000, but it is "" (see --help)'],
  [["--port=1"], "Unknown option '--port'"],
])("%j: one sentence", (args, sentence) => {
  expect(() => readOptions(args)).toThrow(sentence);
});
