import { parseArgs } from "node:util";

export const benchmarks = ["requests", "scale", "start"] as const;
export type Benchmark = (typeof benchmarks)[number];

export const help = `Usage: pnpm bench [benchmark…] [options]

Measures the emulator beside its peers, each in a process of its own on 127.0.0.1. No timing makes it fail.

Benchmarks (default all):
  requests   requests per second of a single read and of a list, beside Prism, json-server and bare Node
  scale      the emulator alone, by number of users
  start      from the start of a process to its first answer

Options:
  --rounds <n>        requests: rounds over all servers, of which the median counts (default 3)
  --duration <s>      requests: seconds of each measurement (default 5)
  --warmup <s>        requests: seconds before each measurement (default 2)
  --connections <n>   requests: connections of the load (default 50)
  --attempts <n>      requests: repeat a measurement that other processes disturb, up to so often (default 3)
  --sizes <n,n,…>     scale: numbers of users (default 10000,100000,1000000)
  --samples <n>       scale: requests of each kind, at most (default 1000)
  --starts <n>        start, scale: starts of each server, of which the median counts (default 10)
  --emulator <file>   the cli.js of another build of the emulator
  --json <file>       write the raw figures to a file
  --help              print this`;

export interface BenchmarkOptions {
  benchmarks: Benchmark[];
  rounds: number;
  /** Seconds. */
  duration: number;
  /** Seconds. */
  warmup: number;
  connections: number;
  attempts: number;
  sizes: number[];
  samples: number;
  starts: number;
  emulator: string | undefined;
  json: string | undefined;
  help: boolean;
}

/**
 * Reads the command line.
 *
 * @throws Error in one sentence when something on it is not an option, or out of bounds
 */
export function readOptions(args: string[]): BenchmarkOptions {
  const { values, positionals } = parseArgs({
    args: args.filter((arg) => arg !== "--"), // `pnpm bench -- --help` hands the dashes on
    allowPositionals: true,
    options: {
      rounds: { type: "string", default: "3" },
      duration: { type: "string", default: "5" },
      warmup: { type: "string", default: "2" },
      connections: { type: "string", default: "50" },
      attempts: { type: "string", default: "3" },
      sizes: { type: "string", default: "10000,100000,1000000" },
      samples: { type: "string", default: "1000" },
      starts: { type: "string", default: "10" },
      emulator: { type: "string" },
      json: { type: "string" },
      help: { type: "boolean", default: false },
    },
  });
  // Everything has an upper bound: a slip of the hand must not occupy the machine for hours.
  return {
    benchmarks: positionals.length > 0 ? positionals.map(readBenchmark) : [...benchmarks],
    rounds: readNumber("rounds", values.rounds, { from: 1, to: 99 }),
    duration: readNumber("duration", values.duration, { from: 1, to: 120 }),
    warmup: readNumber("warmup", values.warmup, { from: 1, to: 120 }),
    connections: readNumber("connections", values.connections, { from: 1, to: 1000 }),
    attempts: readNumber("attempts", values.attempts, { from: 1, to: 20 }),
    sizes: values.sizes.split(",").map((size) => readNumber("sizes", size, { from: 1000, to: 10_000_000 })),
    samples: readNumber("samples", values.samples, { from: 10, to: 100_000 }),
    starts: readNumber("starts", values.starts, { from: 1, to: 100 }),
    emulator: values.emulator,
    json: values.json,
    help: values.help,
  };
}

function readBenchmark(name: string): Benchmark {
  const known = benchmarks.find((benchmark) => benchmark === name);
  if (!known) throw new Error(`${JSON.stringify(name)} is no benchmark; there are ${benchmarks.join(", ")}`);
  return known;
}

function readNumber(name: string, text: string, { from, to }: { from: number; to: number }): number {
  const number = Number(text);
  if (!/^\d+$/.test(text) || number < from || number > to) {
    throw new Error(
      `${name} must be whole numbers from ${from} to ${to}, but it is ${JSON.stringify(text)} (see --help)`,
    );
  }
  return number;
}
