import { cp, mkdir, readFile, rename } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import { packPackage } from "../packed/pack.ts";

const root = fileURLToPath(new URL("../../../../", import.meta.url));

/** The packages that the example uses, and what these need of this workspace. */
const packages = {
  spec: "spec",
  "spec-check": "packages/spec-check",
  client: "packages/client",
  emulator: "packages/emulator",
  "contract-tests": "packages/contract-tests",
};

/** Copies the example to where no workspace is above it, with the packed packages. */
export async function copyExample(folder: string): Promise<void> {
  await cp(join(root, "examples/consumer-service"), folder, {
    recursive: true,
    filter: (path) => !/\/(node_modules|tarballs|package-lock\.json)$/.test(path),
  });
  const tarballs = join(folder, "tarballs");
  await mkdir(tarballs);
  for (const [name, place] of Object.entries(packages)) {
    await rename(await packPackage(join(root, place), tarballs), join(tarballs, `${name}.tgz`));
  }
}

/** A job of the example's workflow, as far as it can be run here. */
export interface Job {
  env: Record<string, string>;
  /** What the steps run, as one script; what a step leaves running ends with it. */
  script: string;
}

/** Reads a job of the example's workflow. */
export async function readJob(folder: string, name: string): Promise<Job> {
  const workflow = parse(await readFile(join(folder, ".github/workflows/contract.yml"), "utf8"));
  const { env = {}, steps } = workflow.jobs[name] as {
    env?: Record<string, string>;
    steps: { run?: string }[];
  };
  const commands = steps.flatMap(({ run }) => (run === undefined ? [] : [run]));
  return {
    env: Object.fromEntries(Object.entries(env).map(([key, value]) => [key, String(value)])),
    // With job control, what a step leaves running is a process group: npx does not pass a signal on to what it runs.
    script: ["set -em", "trap 'kill -- $(jobs -p | sed s/^/-/) 2>/dev/null || true' EXIT", ...commands].join(
      "\n",
    ),
  };
}
