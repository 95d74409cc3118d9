import { writeFileSync } from "node:fs";
import { describeMachine, machineLines } from "./machine.ts";
import { type BenchmarkOptions, help, readOptions } from "./options.ts";
import { measureRequests } from "./requests/measure-requests.ts";
import { reportRequests } from "./requests/report-requests.ts";
import { measureScale, type ScaleFigures } from "./scale/measure-scale.ts";
import { reportScale } from "./scale/report-scale.ts";
import { type Peers, preparePeers } from "./server/peers.ts";
import { measureStart } from "./start/measure-start.ts";
import { reportStart } from "./start/report-start.ts";
import { temporaryFolder } from "./temporary-folder.ts";

/** How far it is goes to stderr, so that stdout is the report. */
const progress = (line: string) => console.error(`  ${line}`);

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  if (options.help) return console.log(help);

  const machine = describeMachine();
  console.log(machineLines(machine).join("\n"));
  const raw: Record<string, unknown> = { machine, options };
  using folder = temporaryFolder();
  const peers = await preparePeers(options.emulator, folder.path);
  for (const benchmark of options.benchmarks) {
    const { figures, report } = await run[benchmark](options, peers);
    console.log(`\n${report}`);
    raw[benchmark] = figures;
    // After each, since the next one takes minutes and may be broken off.
    if (options.json !== undefined) writeFileSync(options.json, `${JSON.stringify(raw, null, 2)}\n`);
  }
}

const run = {
  async requests(options: BenchmarkOptions, peers: Peers) {
    const figures = await measureRequests(Object.values(peers), options, progress);
    return { figures, report: reportRequests(figures, peers) };
  },
  async scale(options: BenchmarkOptions) {
    const figures: ScaleFigures[] = [];
    for (const size of options.sizes) figures.push(await measureScale(size, options, progress));
    return { figures, report: reportScale(figures) };
  },
  async start(options: BenchmarkOptions, { emulator, prism, jsonServer, bare }: Peers) {
    const figures = await measureStart([emulator, prism, jsonServer, bare], options.starts);
    return { figures, report: reportStart(figures, { emulator }) };
  },
};

// Ctrl-C ends through `exit`, where servers are ended and files are removed; a second one does not cut that short.
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => process.exit(1));

main().catch((error: Error) => {
  console.error(`pnpm bench: ${error.message}`);
  process.exitCode = 1;
});
