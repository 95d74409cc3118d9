import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { run } from "../packed/run.ts";

/** A compiler of this workspace, by the name of its package. */
export interface Compiler {
  package: string;
  /** What it says of itself, for example `Version 6.0.3`. */
  version: string;
}

/** The compilers that the client's types are for. */
export const compilers: Compiler[] = [
  { package: "typescript-5.9", version: "Version 5.9.3" },
  { package: "typescript", version: "Version 6.0.3" },
  { package: "typescript-7.0", version: "Version 7.0.2" },
];

/**
 * Runs a compiler in a folder.
 *
 * @returns all that it printed
 */
export async function compile(compiler: Compiler, args: string[], cwd: string): Promise<string> {
  const manifest = createRequire(import.meta.url).resolve(`${compiler.package}/package.json`);
  const tsc = join(dirname(manifest), "bin", "tsc");
  const { stdout, stderr } = await run(process.execPath, [tsc, ...args], { cwd, timeout: 100_000 });
  return stdout + stderr;
}
