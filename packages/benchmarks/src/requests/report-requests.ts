import { median } from "../percentile.ts";
import { crowded } from "../report/crowded.ts";
import { showNumber } from "../report/show-number.ts";
import { table } from "../report/table.ts";
import { beside } from "../report/target.ts";
import type { Peers } from "../server/peers.ts";
import type { Server } from "../server/server.ts";
import type { RequestFigures, RequestKind, Sample } from "./measure-requests.ts";

const titles = {
  single: "Single read (GET …/user_profile/70695404/)",
  list: "List (GET …/user_profile/?limit=20)",
};

/** What the issue that ordered the emulator wants of a single read. */
const targets = { prism: { atLeast: 10 }, bare: { atLeast: 1 / 3 } };

/** A table for each kind of request, and the emulator's ratios to Prism and to bare Node beside their targets. */
export function reportRequests(figures: readonly RequestFigures[], peers: Peers, format = table): string {
  return (["single", "list"] as const)
    .map((kind) =>
      reportKind(
        kind,
        figures.filter((it) => it.kind === kind),
        peers,
        format,
      ),
    )
    .join("\n\n");
}

function reportKind(
  kind: RequestKind,
  figures: readonly RequestFigures[],
  peers: Peers,
  format: typeof table,
): string {
  const find = ({ name }: Server) => figures.find(({ server }) => server === name);
  const rate = (server: Server) => find(server)?.perSecond ?? Number.NaN;
  const byCpu = (server: Server) => perCpuSecond(find(server)?.samples ?? []) ?? Number.NaN;
  const [prism, bare] = [rate(peers.prism), rate(peers.bare)];
  const rows = figures.map(({ server, samples, perSecond, p50, p99 }) => [
    server,
    showNumber(perSecond),
    `${showNumber(Math.min(...samples.map((it) => it.perSecond)))}–${showNumber(Math.max(...samples.map((it) => it.perSecond)))}`,
    showNumber(p50),
    showNumber(p99),
    `${showNumber(perSecond / prism)}x`,
    showNumber(perSecond / bare),
    showOptional(perCpuSecond(samples)),
    share(samples, "serverCpu"),
    share(samples, "loadCpu"),
    share(samples, "othersCpu"),
  ]);
  const head = [
    "",
    "req/s",
    "rounds",
    "p50 ms",
    "p99 ms",
    "vs Prism",
    "of bare",
    "req/cpu s",
    "cpu",
    "cpu of load",
    "of others",
  ];
  const verdicts = [peers.emulator, peers.emulatorQuiet].map((server) => {
    const [toPrism, toBare] = [rate(server) / prism, rate(server) / bare];
    const [cpuToPrism, cpuToBare] = [byCpu(server) / byCpu(peers.prism), byCpu(server) / byCpu(peers.bare)];
    const ratios =
      kind === "single"
        ? `${beside(toPrism, targets.prism)} Prism's CLI, ${beside(toBare, targets.bare)} bare Node`
        : `${showNumber(toPrism)}x Prism's CLI, ${showNumber(toBare)}x bare Node`;
    const byProcessor = `${showNumber(cpuToPrism)}x and ${showNumber(cpuToBare)}x`;
    return `${server.name}: ${ratios}${Number.isNaN(cpuToBare) ? "" : `; by processor time ${byProcessor}`}`;
  });
  const company = crowded(figures.flatMap(({ samples }) => samples.map((sample) => sample.othersCpu)));
  return [titles[kind], format(head, rows), ...verdicts, ...company].join("\n");
}

/** Requests in a second of the server's processor time: less moved by what else the machine does than requests per second. */
function perCpuSecond(samples: readonly Sample[]): number | undefined {
  const rates = samples.flatMap(({ perSecond, serverCpu }) => (serverCpu ? [perSecond / serverCpu] : []));
  return rates.length === 0 ? undefined : median(rates);
}

function showOptional(value: number | undefined): string {
  return value === undefined ? "-" : showNumber(value);
}

/** The largest of the rounds, of one core. */
function share(samples: readonly Sample[], figure: "serverCpu" | "loadCpu" | "othersCpu"): string {
  const shares = samples.flatMap((sample) => sample[figure] ?? []);
  return shares.length === 0 ? "-" : `${Math.round(Math.max(...shares) * 100)}%`;
}
