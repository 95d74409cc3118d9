import type { Machine } from "./machine.ts";
import type { Registry } from "./registry.ts";

/** What the rows work with. */
export interface Rehearsal {
  /** A temporary folder for whatever they make. */
  folder: string;
  machine: Machine;
  registry: Registry;
  /** A clone of this repository: what is released. */
  clone: string;
  /** The package manager with its version, as npx takes it: `pnpm@1.2.3`. */
  packageManager: string;
}

/** A row of the table. */
export interface Row {
  name: string;
  /** What is run, for the table. */
  what: string;
  /** Rows with the same text here use the same thing, such as a port, and never run at the same time. */
  exclusive?: string;
  /**
   * Runs it.
   *
   * @returns what is worth knowing, such as versions
   * @throws Error when anything is not as it must be
   */
  run(rehearsal: Rehearsal): Promise<string>;
}

/** What became of a row. */
export interface Result {
  name: string;
  what: string;
  outcome: "passed" | "failed" | "not run";
  seconds: number;
  details: string;
  /** What the failed command printed. */
  output?: string;
}
