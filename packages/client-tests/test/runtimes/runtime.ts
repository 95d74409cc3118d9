import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { Report, Settings } from "./smoke/smoke.js";

/** Something that runs JavaScript. */
export interface Runtime {
  /** Its name in the list of tests. */
  name: string;
  /** Why it cannot be run on this machine; undefined where it can. */
  missing: string | undefined;
  /** The program, when it is Node: npm can be run by it as well. */
  node?: string;
  /** Runs the smoke suite in it, in a project that has the client. */
  run(project: string, settings: Settings): Promise<Report>;
}

const require = createRequire(import.meta.url);

/** A program in a package that is only installed where it can run. */
export interface Program {
  path: string;
  /** Why it cannot be run; undefined when it can. */
  missing: string | undefined;
}

/** Looks a program up. Not every package lets its manifest be resolved. */
export function program(name: string, path: string): Program {
  const candidates = (require.resolve.paths(name) ?? []).map((folder) => join(folder, name, path));
  const found = candidates.find((candidate) => existsSync(candidate));
  return { path: found ?? name, missing: found ? undefined : `${name}, for Linux on x64, is not installed` };
}

/** Whether all programs come by npm for this machine. There, one that is missing is a mistake. */
export const allComeByNpm = process.platform === "linux" && process.arch === "x64";
