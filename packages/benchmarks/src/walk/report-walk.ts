import { budgets } from "../budgets.ts";
import { clientPeers } from "../clients/client-peers.ts";
import { crowded } from "../report/crowded.ts";
import { showNumber } from "../report/show-number.ts";
import { table } from "../report/table.ts";
import { beside } from "../report/target.ts";
import type { WalkFigures, WalkSample } from "./measure-walk.ts";

/** A table for each scenario, and what our client's walks must be: linear, flat, and faster with prefetch. */
export function reportWalk(figures: readonly WalkFigures[], format = table): string {
  return figures.map((it) => reportScenario(it, format)).join("\n\n");
}

function reportScenario({ scenario, sizes, samples }: WalkFigures, format: typeof table): string {
  const { pageSize, delay } = scenario;
  const groups = Map.groupBy(samples, ({ client, way }) => `${client}, ${way}`);
  const ways = [...groups].map(([name, own]) => ({ name, own, ...summarize(own, sizes, pageSize) }));

  const rows = ways.map(({ name, perSize, time, cpu }) => [
    name,
    ...perSize.map((it) => `${it.seconds.toFixed(2)} (${showNumber(it.msPerPage)})`),
    `${showNumber(time)}x`,
    showNumber(perSize.at(-1)?.cpuMsPerPage ?? Number.NaN),
    `${showNumber(cpu)}x`,
    perSize.map((it) => it.heapMiB.toFixed(1)).join(" "),
    showNumber(perSize.at(-1)?.requests ?? Number.NaN),
  ]);
  const shown = sizes.map((users) => `${users.toLocaleString("en-US")} users`);
  const head = ["", ...shown, "a page grows", "cpu ms a page", "grows", "heap MiB", "requests"];
  const ours = ways.filter(({ own }) => own[0]?.client === clientPeers.own.name);
  const worst = (growth: "time" | "cpu" | "heap") => Math.max(...ours.map((it) => it[growth]));
  const seconds = (way: string) => ours.find(({ own }) => own[0]?.way === way)?.perSize.at(-1)?.seconds;
  const gain = (way: string) => (seconds(`${way}, prefetch`) ?? Number.NaN) / (seconds(way) ?? Number.NaN);

  const waiting = delay > 0 ? `${delay} ms of waiting for each on both sides` : "no waiting";
  const growth = { atMost: budgets.growth };
  const rounds = samples.length / ways.length / sizes.length;
  return [
    `Walk by pages of ${showNumber(pageSize)}, ${waiting} (seconds, in brackets ms a page; fastest of ${rounds} rounds)`,
    format(head, rows),
    `${clientPeers.own.name}: time a page grows ${beside(worst("time"), growth)}, its processor time ${showNumber(worst("cpu"))}x, heap in use ${beside(worst("heap"), growth)}`,
    `${clientPeers.own.name}: prefetch takes ${["offset", "keyset"]
      .map((way) =>
        delay > 0
          ? `${beside(gain(way), { atMost: budgets.prefetch })} the time by ${way}`
          : `${showNumber(gain(way))}x the time by ${way}`,
      )
      .join(", ")}`,
    ...crowded(samples.map(({ othersCpu }) => othersCpu)),
  ].join("\n");
}

/** The fastest walks of one way, and by how much the largest walk exceeds the smallest. */
function summarize(samples: readonly WalkSample[], sizes: readonly number[], pageSize: number) {
  const perSize = sizes.map((size) => {
    const all = samples.filter(({ users }) => users === size);
    const seconds = Math.min(...all.map((it) => it.seconds)); // other processes can only add to it
    const cpuSeconds = Math.min(...all.map((it) => it.cpuSeconds));
    const { requests, heapMiB } = all[0] as WalkSample;
    const perPage = 1000 / Math.ceil(size / pageSize);
    return { seconds, msPerPage: seconds * perPage, cpuMsPerPage: cpuSeconds * perPage, requests, heapMiB };
  });
  const [first, last] = [perSize.at(0), perSize.at(-1)];
  const growth = (figure: "msPerPage" | "cpuMsPerPage" | "heapMiB") =>
    (last?.[figure] ?? Number.NaN) / (first?.[figure] ?? Number.NaN);
  return { perSize, time: growth("msPerPage"), cpu: growth("cpuMsPerPage"), heap: growth("heapMiB") };
}
