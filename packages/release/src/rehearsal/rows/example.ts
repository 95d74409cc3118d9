import { cp, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { readJob } from "@minapp-users/client-tests/example";
import { publicPackages } from "../../workspace.ts";
import { type EmptyProject, makeProject } from "../empty-project.ts";
import { freePort } from "../free-port.ts";
import { Failure, runToSuccess } from "../processes.ts";
import type { Rehearsal, Row } from "../rehearsal.ts";

/** The example of a consumer, with the packages from the registry, and the jobs of its workflow. */
export const exampleRows: Row[] = [
  {
    name: "example: consumer",
    what: "examples/consumer-service with the packages of the registry: its tests",
    run: async (rehearsal) => {
      const text = await runJob(rehearsal, "consumer");
      const [tests] = /Tests +\d+ passed \(\d+\)/.exec(text) ?? [];
      if (!tests) throw new Failure("not all of its tests passed", text);
      return tests.replace(/ +/g, " ");
    },
  },
  {
    name: "example: stand-in",
    what: "the same: the emulator is verified, with `--strict`",
    run: async (rehearsal) => {
      const port = String(await freePort());
      const text = await runJob(rehearsal, "stand-in", {
        MINAPP_USERS_EMULATOR_PORT: port,
        MINAPP_USERS_BASE_URL: `http://127.0.0.1:${port}`,
      });
      const [counts] = /^\d+ cases: \d+ passed, 0 failed, 0 skipped$/m.exec(text) ?? [];
      if (!counts) throw new Failure("not all cases passed", text);
      return counts;
    },
  },
];

/** Runs a job of the example's workflow in a copy of it, and gives what it printed. */
async function runJob(
  rehearsal: Rehearsal,
  name: string,
  more: Record<string, string> = {},
): Promise<string> {
  const project = await makeProject(rehearsal, `example ${name}`);
  const { folder: cwd, env: own } = project;
  await cp(join(rehearsal.clone, "examples/consumer-service"), cwd, { recursive: true });
  await takeFromRegistry(project, rehearsal);
  const { env, script } = await readJob(cwd, name);
  return (await runToSuccess("bash", ["-c", script], { cwd, env: { ...own, ...env, ...more } })).text;
}

/** Names the published versions where the example has tarballs of this workspace, as its README tells its readers to do. */
async function takeFromRegistry({ folder }: EmptyProject, { clone }: Rehearsal): Promise<void> {
  const versions = new Map(publicPackages(clone).map(({ manifest }) => [manifest.name, manifest.version]));
  const file = join(folder, "package.json");
  const { overrides, ...manifest } = JSON.parse(await readFile(file, "utf8"));
  for (const dependencies of [manifest.dependencies, manifest.devDependencies]) {
    for (const name of Object.keys(dependencies))
      dependencies[name] = versions.get(name) ?? dependencies[name];
  }
  await writeFile(file, JSON.stringify(manifest, null, 2));
}
