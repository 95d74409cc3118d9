import { parseArgs } from "node:util";

/** What there is to run, by what it measures. */
export const groups = {
  emulator: ["requests", "scale", "start"],
  client: ["size", "overhead", "types", "walk"],
  contract: ["mock"],
  reference: ["docs"],
} as const;

export type Benchmark = (typeof groups)[keyof typeof groups][number];
export const benchmarks: readonly Benchmark[] = Object.values(groups).flat();

export const help = `Usage: pnpm bench [benchmark…] [options]

Measures the emulator, the client, the mock and the docs beside their peers, on 127.0.0.1. No timing makes it fail.

Benchmarks (default all):
  emulator   these three:
    requests   requests per second of a single read and of a list, beside Prism, json-server and bare Node
    scale      the emulator alone, by number of users
    start      from the start of a process to its first answer
  client     these four, beside openapi-fetch, the clients that Redocly and hey-api generate, ky and bare fetch:
    size       bytes that an import adds to an application
    overhead   time of a call whose answer is there at once
    types      what the compiler does for a file of calls
    walk       time and memory of a walk over all users
  contract   this one:
    mock       from the start of the mock to its first answer, beside Prism's CLI
  reference  this one:
    docs       what a page of an operation weighs and how soon it can be read, beside Redoc, Scalar and Swagger UI

Options:
  --rounds <n>        requests, walk: rounds over all servers or clients (default 3); the median counts, of walks
                      the fastest
  --duration <s>      requests: seconds of each measurement (default 5)
  --warmup <s>        requests: seconds before each measurement (default 2)
  --connections <n>   requests: connections of the load (default 50)
  --attempts <n>      requests, overhead: repeat a measurement that other processes disturb, up to so often
                      (default 3)
  --sizes <n,n,…>     scale: numbers of users (default 10000,100000,1000000)
  --samples <n>       scale: requests of each kind, at most (default 1000)
  --starts <n>        start, scale: starts of each server, of which the median counts (default 10)
  --emulator <file>   the cli.js of another build of the emulator
  --turns <n>         overhead, mock: turns of each client or mock, of which the median counts (default 7)
  --calls <n>         overhead: calls of each turn (default 10000)
  --runs <n>          types: runs of the compiler, of which the median time counts (default 3)
  --walks <n,n,…>     walk: numbers of users (default 10000,50000,100000)
  --delay <ms>        walk: what server and consumer take for a page where both take their time (default 5)
  --visits <n>        docs: visits of each page, of which the median counts (default 5)
  --client <folder>   the package of another build of the client
  --markdown          print tables as Markdown
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
  turns: number;
  calls: number;
  runs: number;
  walks: number[];
  /** Milliseconds. */
  delay: number;
  visits: number;
  client: string | undefined;
  markdown: boolean;
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
      turns: { type: "string", default: "7" },
      calls: { type: "string", default: "10000" },
      runs: { type: "string", default: "3" },
      walks: { type: "string", default: "10000,50000,100000" },
      delay: { type: "string", default: "5" },
      visits: { type: "string", default: "5" },
      client: { type: "string" },
      markdown: { type: "boolean", default: false },
      json: { type: "string" },
      help: { type: "boolean", default: false },
    },
  });
  // Everything has an upper bound: a slip of the hand must not occupy the machine for hours.
  return {
    benchmarks: positionals.length > 0 ? [...new Set(positionals.flatMap(readBenchmarks))] : [...benchmarks],
    rounds: readNumber("rounds", values.rounds, { from: 1, to: 99 }),
    duration: readNumber("duration", values.duration, { from: 1, to: 120 }),
    warmup: readNumber("warmup", values.warmup, { from: 1, to: 120 }),
    connections: readNumber("connections", values.connections, { from: 1, to: 1000 }),
    attempts: readNumber("attempts", values.attempts, { from: 1, to: 20 }),
    sizes: values.sizes.split(",").map((size) => readNumber("sizes", size, { from: 1000, to: 10_000_000 })),
    samples: readNumber("samples", values.samples, { from: 10, to: 100_000 }),
    starts: readNumber("starts", values.starts, { from: 1, to: 100 }),
    emulator: values.emulator,
    turns: readNumber("turns", values.turns, { from: 1, to: 99 }),
    calls: readNumber("calls", values.calls, { from: 100, to: 1_000_000 }),
    runs: readNumber("runs", values.runs, { from: 1, to: 20 }),
    walks: values.walks.split(",").map((size) => readNumber("walks", size, { from: 1000, to: 1_000_000 })),
    delay: readNumber("delay", values.delay, { from: 1, to: 1000 }),
    visits: readNumber("visits", values.visits, { from: 1, to: 99 }),
    client: values.client,
    markdown: values.markdown,
    json: values.json,
    help: values.help,
  };
}

/** A benchmark, or all of a group. */
function readBenchmarks(name: string): readonly Benchmark[] {
  if (Object.hasOwn(groups, name)) return groups[name as keyof typeof groups];
  const known = benchmarks.filter((benchmark) => benchmark === name);
  const names = [...benchmarks, ...Object.keys(groups)].join(", ");
  if (known.length === 0) throw new Error(`${JSON.stringify(name)} is no benchmark; there are ${names}`);
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
