import { join } from "node:path";
import { runToSuccess } from "../packed/run.ts";
import { type Program, program, type Runtime } from "./runtime.ts";
import type { Report } from "./smoke/smoke.js";

/** A runtime with a command line, by the flags that it takes before the script. */
interface CommandLine {
  name: string;
  program: Program;
  flags?: string[];
  /** Whether npm can be run by it. */
  isNode?: boolean;
  /** In `smoke/`. */
  script: string;
}

const nodes = [
  { version: 20, program: program("node-20", "bin/node") },
  { version: 22, program: program("node-22", "bin/node") },
  { version: 24, program: program("node", "bin/node") }, // what the scripts of this workspace run in
  { version: 26, program: program("node-26", "bin/node") },
];

/** Node, Bun and Deno. */
export const commandLines: Runtime[] = [
  ...nodes.map(({ version, program }) => ({
    name: `Node ${version}`,
    program,
    isNode: true,
    script: "main.js",
  })),
  ...nodes.map(({ version, program }) => ({
    name: `Node ${version}, require()`,
    program,
    isNode: true,
    script: "main.cjs",
  })),
  {
    name: "Bun",
    program: program("@oven/bun-linux-x64", "bin/bun"),
    flags: ["run", "--no-install"],
    script: "main.js",
  },
  {
    name: "Deno",
    program: program("@deno/linux-x64-glibc", "deno"),
    // The client needs no permission but the one to reach the API.
    flags: ["run", "--no-prompt", "--no-remote", "--node-modules-dir=manual", "--allow-net=127.0.0.1"],
    script: "main.js",
  },
].map(toRuntime);

function toRuntime({ name, program, flags = [], isNode = false, script }: CommandLine): Runtime {
  return {
    name,
    missing: program.missing,
    ...(isNode ? { node: program.path } : {}),
    run: async (project, settings) => {
      const args = [...flags, join(project, "smoke", script), JSON.stringify(settings)];
      const output = await runToSuccess(program.path, args, { cwd: project, env: environment(project) });
      if (output.stderr) throw new Error(`${name} complains: ${output.stderr}`);
      // Something of the client that still waits, such as a timer of 30 seconds, would keep a program from ending.
      if (output.lingered > 5000)
        throw new Error(`${name} went on for ${output.lingered} ms after the last check`);
      return JSON.parse(output.stdout) as Report;
    },
  };
}

/** Nothing of this machine: caches go into the project, and nobody looks for updates. */
function environment(project: string): Record<string, string> {
  return {
    HOME: project,
    DENO_DIR: join(project, ".deno"),
    DENO_NO_UPDATE_CHECK: "1",
    BUN_RUNTIME_TRANSPILER_CACHE_PATH: "0",
    DO_NOT_TRACK: "1",
    NO_COLOR: "1",
  };
}
