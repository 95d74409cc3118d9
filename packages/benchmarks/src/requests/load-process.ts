import { createHistogram } from "node:perf_hooks";
import autocannon, { type Result } from "autocannon";
import type { LoadOptions, LoadResult } from "./load.ts";

const { url, headers, connections, duration } = JSON.parse(process.argv[2] as string) as LoadOptions;

// autocannon's own histogram is in whole milliseconds, in which all of these servers look alike.
const microseconds = createHistogram();
let succeeded = 0;

const before = process.cpuUsage();
const from = performance.now();
const result = await new Promise<Result>((resolve, reject) => {
  // autocannon ends at the next sample after the duration, and its samples are a second apart unless told otherwise.
  const options = { url, headers, connections, duration, sampleInt: 100 };
  const run = autocannon(options, (error, all) => (error ? reject(error) : resolve(all)));
  run.on("response", (_client, status, _bytes, milliseconds) => {
    if (status === 200) succeeded++;
    microseconds.record(Math.max(1, Math.round(milliseconds * 1000)));
  });
});
const { user, system } = process.cpuUsage(before);

const answered = result["1xx"] + result["2xx"] + result["3xx"] + result["4xx"] + result["5xx"];
const summary: LoadResult = {
  succeeded,
  failed: answered - succeeded + result.errors,
  duration: (performance.now() - from) / 1000,
  p50: microseconds.percentile(50) / 1000,
  p99: microseconds.percentile(99) / 1000,
  cpuTime: (user + system) / 1000,
  processTime: (before.user + before.system + user + system) / 1000,
};
console.log(JSON.stringify(summary));
