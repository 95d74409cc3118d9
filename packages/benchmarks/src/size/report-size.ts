import { budgets } from "../budgets.ts";
import { clientPeers } from "../clients/client-peers.ts";
import { showNumber } from "../report/show-number.ts";
import { table } from "../report/table.ts";
import { beside } from "../report/target.ts";
import type { SizeFigures } from "./measure-size.ts";

/** What each import weighs, and the root entry of our client beside its budget. */
export function reportSize(figures: readonly SizeFigures[], format = table): string {
  const own = figures.find(({ name }) => name === clientPeers.own.name)?.gzipped ?? Number.NaN;
  const rows = figures.map(({ name, imports, minified, gzipped }) => [
    `${name}: ${imports}`,
    showNumber(minified),
    showNumber(gzipped),
    `${showNumber(gzipped / own)}x`,
  ]);
  return [
    "Size (bundled for ES2022 and minified by esbuild, gzip at level 9)",
    format(["", "minified B", "gzipped B", "to ours"], rows),
    `${clientPeers.own.name}: ${beside(own, { atMost: budgets.rootEntry }, " B")}`,
  ].join("\n");
}
