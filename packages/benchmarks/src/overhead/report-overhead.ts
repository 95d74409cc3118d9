import { budgets } from "../budgets.ts";
import { clientPeers } from "../clients/client-peers.ts";
import { crowded } from "../report/crowded.ts";
import { showNumber } from "../report/show-number.ts";
import { table } from "../report/table.ts";
import { beside } from "../report/target.ts";
import type { Call } from "./calls.ts";
import type { OverheadFigures } from "./measure-overhead.ts";

const titles: Record<Call, string> = {
  get: "Overhead of a single read",
  list: "Overhead of a list with where",
  update: "Overhead of an update",
};

/** A table for each kind of call, and our client's overhead beside its budget. */
export function reportOverhead(figures: readonly OverheadFigures[], format = table): string {
  return Object.entries(titles)
    .map(([call, title]) =>
      reportCall(
        title,
        figures.filter((it) => it.call === call),
        format,
      ),
    )
    .join("\n\n");
}

function reportCall(title: string, figures: readonly OverheadFigures[], format: typeof table): string {
  const rows = figures.map(({ client, samples, median, over, cpuOver }) => {
    const times = samples.map(({ microseconds }) => microseconds);
    return [
      client,
      showNumber(median),
      `${showNumber(Math.min(...times))}–${showNumber(Math.max(...times))}`,
      ...(client === clientPeers.openapiFetch.name ? ["", ""] : [signed(over), signed(cpuOver)]),
    ];
  });
  const own = figures.find(({ client }) => client === clientPeers.own.name);
  const verdict = beside(own?.over ?? Number.NaN, { atMost: budgets.overhead }, " µs");
  return [
    `${title} (a fetch that answers at once; median of ${figures[0]?.samples.length ?? 0} turns)`,
    format(["", "µs a call", "turns", "over openapi-fetch", "in cpu time"], rows),
    `${clientPeers.own.name}: ${verdict}; by processor time ${showNumber(own?.cpuOver ?? Number.NaN)} µs`,
    ...crowded(figures.flatMap(({ samples }) => samples.map(({ othersCpu }) => othersCpu))),
  ].join("\n");
}

function signed(value: number): string {
  return `${value < 0 ? "" : "+"}${showNumber(value)}`;
}
