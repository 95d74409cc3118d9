import { crowded } from "../report/crowded.ts";
import { showNumber } from "../report/show-number.ts";
import { table } from "../report/table.ts";
import { beside } from "../report/target.ts";
import type { ScaleFigures } from "./measure-scale.ts";

/** What the issue that ordered the emulator wants: of the ratio of the largest size to the smallest, and of a start. */
const targets = { time: { atMost: 2 }, walk: { atLeast: 0.5 }, start: { atMost: 1000 } };

/** One row for each figure, one column for each number of users, and the largest beside the smallest. */
export function reportScale(figures: readonly ScaleFigures[], format = table): string {
  const [smallest, largest] = [figures.at(0), figures.at(-1)];
  if (!smallest || !largest) return "";
  const row = (name: string, show: (it: ScaleFigures) => string, last = "") => [
    name,
    ...figures.map(show),
    last,
  ];
  const optional = (value: number | undefined) => (value === undefined ? "-" : showNumber(value));
  const ratio = (of: (it: ScaleFigures) => number | undefined) =>
    (of(largest) ?? Number.NaN) / (of(smallest) ?? Number.NaN);
  const growth = (of: (it: ScaleFigures) => number | undefined, bounded: boolean) => {
    const value = ratio(of);
    if (Number.isNaN(value) || smallest === largest) return "-";
    return bounded ? beside(value, targets.time) : `${showNumber(value)}x`;
  };
  const names = Object.keys(smallest.requests);

  const rows = [
    row("seeding, s", (it) => showNumber(it.seeding.seconds)),
    row(
      "seeding, rows/s",
      (it) => showNumber(it.seeding.rowsPerSecond),
      `${showNumber(ratio((it) => it.seeding.rowsPerSecond))}x`,
    ),
    row("seeding, peak MiB", (it) => optional(it.seeding.peakMiB)),
    row("database, MiB", (it) => showNumber(it.seeding.databaseMiB)),
    row(
      "start with that database, ms",
      (it) => showNumber(it.start.median),
      beside(largest.start.median, targets.start, " ms"),
    ),
    ...names.map((name) => {
      const of = (it: ScaleFigures) => it.requests[name]?.timing;
      const show = (it: ScaleFigures) => {
        const timing = of(it);
        return timing ? `${showNumber(timing.median)} (${showNumber(timing.p99)})` : "-";
      };
      return row(
        `${name}, ms`,
        show,
        growth((it) => of(it)?.median, smallest.requests[name]?.bounded ?? false),
      );
    }),
    row(
      "keyset walk of all, rows/s",
      (it) => showNumber(it.keyset.rowsPerSecond),
      beside(
        ratio((it) => it.keyset.rowsPerSecond),
        targets.walk,
      ),
    ),
    row(
      "keyset walk of all, rows/cpu s",
      (it) => optional(it.keyset.rowsPerCpuSecond),
      `${showNumber(ratio((it) => it.keyset.rowsPerCpuSecond))}x`,
    ),
    row("keyset page of 1,000, ms", (it) => showNumber(it.keyset.medianPage)),
    ...(["start", "middle", "end"] as const).map((place) =>
      row(
        `offset page of 1,000 at the ${place}, ms`,
        (it) => showNumber(it.offset[place].median),
        growth((it) => it.offset[place].median, false),
      ),
    ),
    row("reading, peak MiB", (it) => optional(it.peakMiB)),
  ];
  const head = [
    "",
    ...figures.map(({ users }) => `${users.toLocaleString("en-US")} users`),
    "largest/smallest",
  ];
  return [
    "Scale (emulator --quiet with a database file; medians of one connection, p99 in brackets)",
    format(head, rows),
    ...crowded(figures.map(({ othersCpu }) => othersCpu)),
  ].join("\n");
}
