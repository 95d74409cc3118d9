import { join } from "node:path";
import { runtimeDependencies } from "../runtime-dependencies.ts";
import { root } from "../workspace.ts";
import type { Packed } from "./gather.ts";

/** What a package costs those who install it. */
export interface Cost {
  name: string;
  version: string;
  /** Bytes to download. */
  packed: number;
  /** Bytes on the disk. */
  unpacked: number;
  files: number;
  /** How many packages it names as its dependencies. */
  direct: number;
  /** How many packages come along in all. Of what is built for each platform, the one for this machine. */
  all: number;
}

/** Measures a package. */
export function measure({ tarball, workspacePackage }: Packed): Cost {
  const { manifest, bytes, unpacked, files } = tarball;
  return {
    name: manifest.name,
    version: manifest.version,
    packed: bytes.length,
    unpacked,
    files: files.size,
    direct: Object.keys(manifest.dependencies ?? {}).length,
    all: runtimeDependencies(join(root, workspacePackage.folder)).dependencies.length,
  };
}

/** Shows the costs as a Markdown table. */
export function toTable(costs: Cost[]): string {
  const number = (value: number) => value.toLocaleString("en");
  const rows = costs.map(({ name, version, ...numbers }) => [
    name,
    version,
    ...Object.values(numbers).map(number),
  ]);
  const head = ["package", "version", "packed (B)", "unpacked (B)", "files", "dependencies", "with theirs"];
  const widths = head.map((title, column) =>
    Math.max(...[head, ...rows].map((row) => row[column]?.length ?? 0), title.length),
  );
  const line = (cells: string[]) =>
    `| ${cells.map((cell, at) => pad(cell, widths[at] ?? 0, at)).join(" | ")} |`;
  const rule = widths.map((width, at) => (at < 2 ? "-".repeat(width) : `${"-".repeat(width - 1)}:`));
  return [line(head), line(rule), ...rows.map(line)].join("\n");
}

/** Names to the left, numbers to the right. */
function pad(cell: string, width: number, column: number): string {
  return column < 2 ? cell.padEnd(width) : cell.padStart(width);
}
