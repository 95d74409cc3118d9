import { showNumber } from "../report/show-number.ts";
import { table } from "../report/table.ts";
import { beside } from "../report/target.ts";
import type { Peers } from "../server/peers.ts";
import type { StartFigures } from "./measure-start.ts";

/** How long each server takes to its first answer. */
export function reportStart(
  figures: readonly StartFigures[],
  { emulator }: Pick<Peers, "emulator">,
  format = table,
): string {
  const rows = figures.map(({ server, times, median }) => [
    server,
    showNumber(median),
    showNumber(Math.min(...times)),
    showNumber(Math.max(...times)),
  ]);
  const own = figures.find(({ server }) => server === emulator.name)?.median ?? Number.NaN;
  return [
    "Start (from the start of the process to its first answer with 200)",
    format(["", "median ms", "fastest", "slowest"], rows),
    `${emulator.name}: ${beside(own, { atMost: 500 }, " ms")}`,
  ].join("\n");
}
