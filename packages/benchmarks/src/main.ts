import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type PreparedClients, prepareClients } from "./clients/prepare-clients.ts";
import { measureDocs } from "./docs/measure-docs.ts";
import { reportDocs } from "./docs/report-docs.ts";
import { describeMachine, machineLines } from "./machine.ts";
import { measureMock } from "./mock/measure-mock.ts";
import { reportMock } from "./mock/report-mock.ts";
import { type BenchmarkOptions, help, readOptions } from "./options.ts";
import { measureOverhead } from "./overhead/measure-overhead.ts";
import { reportOverhead } from "./overhead/report-overhead.ts";
import { markdownTable } from "./report/markdown-table.ts";
import { table } from "./report/table.ts";
import { measureRequests } from "./requests/measure-requests.ts";
import { reportRequests } from "./requests/report-requests.ts";
import { measureScale, type ScaleFigures } from "./scale/measure-scale.ts";
import { reportScale } from "./scale/report-scale.ts";
import { type Peers, preparePeers } from "./server/peers.ts";
import { measureSize } from "./size/measure-size.ts";
import { reportSize } from "./size/report-size.ts";
import { measureStart } from "./start/measure-start.ts";
import { reportStart } from "./start/report-start.ts";
import { temporaryFolder } from "./temporary-folder.ts";
import { measureTypes } from "./types/measure-types.ts";
import { reportTypes } from "./types/report-types.ts";
import { measureWalk, type WalkFigures } from "./walk/measure-walk.ts";
import { reportWalk } from "./walk/report-walk.ts";
import { scenarios } from "./walk/scenario.ts";

/** How far it is goes to stderr, so that stdout is the report. */
const progress = (line: string) => console.error(`  ${line}`);

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  if (options.help) return console.log(help);

  const machine = describeMachine();
  console.log(machineLines(machine).join("\n"));
  const raw: Record<string, unknown> = { machine, options };
  using folder = temporaryFolder();
  const prepared = preparations(options, folder.path);
  for (const benchmark of options.benchmarks) {
    const { figures, report } = await run[benchmark](options, prepared);
    console.log(`\n${report}`);
    raw[benchmark] = figures;
    // After each, since the next one takes minutes and may be broken off.
    if (options.json !== undefined) writeFileSync(options.json, `${JSON.stringify(raw, null, 2)}\n`);
  }
}

/** The peers of the emulator and of the client, made ready when they are first asked for. */
function preparations({ emulator, client, markdown }: BenchmarkOptions, folder: string) {
  let peers: Promise<Peers> | undefined;
  let clients: PreparedClients | undefined;
  const folderOf = (name: string) => {
    mkdirSync(join(folder, name));
    return join(folder, name);
  };
  return {
    peers() {
      peers ??= preparePeers(emulator, folderOf("servers"));
      return peers;
    },
    clients() {
      clients ??= prepareClients(folderOf("clients"), client);
      return clients;
    },
    format: markdown ? markdownTable : table,
  };
}

type Prepared = ReturnType<typeof preparations>;

const run = {
  async requests(options: BenchmarkOptions, prepared: Prepared) {
    const peers = await prepared.peers();
    const figures = await measureRequests(Object.values(peers), options, progress);
    return { figures, report: reportRequests(figures, peers, prepared.format) };
  },
  async scale(options: BenchmarkOptions, { format }: Prepared) {
    const figures: ScaleFigures[] = [];
    for (const size of options.sizes) figures.push(await measureScale(size, options, progress));
    return { figures, report: reportScale(figures, format) };
  },
  async start(options: BenchmarkOptions, prepared: Prepared) {
    const { emulator, prism, jsonServer, bare } = await prepared.peers();
    const figures = await measureStart([emulator, prism, jsonServer, bare], options.starts);
    return { figures, report: reportStart(figures, { emulator }, prepared.format) };
  },
  async size(_options: BenchmarkOptions, prepared: Prepared) {
    const figures = await measureSize(prepared.clients());
    return { figures, report: reportSize(figures, prepared.format) };
  },
  async overhead(options: BenchmarkOptions, prepared: Prepared) {
    const figures = await measureOverhead(prepared.clients(), options, progress);
    return { figures, report: reportOverhead(figures, prepared.format) };
  },
  async types({ runs }: BenchmarkOptions, prepared: Prepared) {
    const figures = await measureTypes(prepared.clients(), runs);
    return { figures, report: reportTypes(figures, prepared.format) };
  },
  async walk(options: BenchmarkOptions, prepared: Prepared) {
    const figures: WalkFigures[] = [];
    for (const scenario of scenarios(options.delay)) {
      figures.push(await measureWalk(prepared.clients(), scenario, options, progress));
    }
    return { figures, report: reportWalk(figures, prepared.format) };
  },
  async mock({ turns }: BenchmarkOptions, prepared: Prepared) {
    const figures = await measureMock(turns, progress);
    return { figures, report: reportMock(figures, prepared.format) };
  },
  async docs({ visits }: BenchmarkOptions, prepared: Prepared) {
    const figures = await measureDocs({ visits }, progress);
    return { figures, report: reportDocs(figures, prepared.format) };
  },
};

// Ctrl-C ends through `exit`, where servers are ended and files are removed; a second one does not cut that short.
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => process.exit(1));

main().catch((error: Error) => {
  console.error(`pnpm bench: ${error.message}`);
  process.exitCode = 1;
});
