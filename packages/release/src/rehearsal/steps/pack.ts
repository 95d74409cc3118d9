import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { readWorkflows } from "../../workflows/workflow-file.ts";
import { withNode } from "../machine.ts";
import { runToSuccess } from "../processes.ts";
import type { Rehearsal, Row } from "../rehearsal.ts";

const path = ".github/workflows/release.yml";

/** What the workflow is told of where it runs: a repository and a site that do not exist. */
const surroundings = {
  GITHUB_SERVER_URL: "https://github.com",
  GITHUB_REPOSITORY: "example/minapp-users",
  SITE_URL: "https://users.example.com/",
};

/**
 * The commands of the job that packs, in the workflow that releases, as they stand there.
 *
 * @throws Error when the workflow has no such job
 */
export function packRows(clone: string): Row[] {
  const release = readWorkflows(clone).find((file) => file.path === path);
  const { steps, env } = release?.workflow.jobs.pack ?? {};
  if (!steps) throw new Error(`${path} has no job \`pack\`: its commands are what is rehearsed`);
  return steps.flatMap((step) => {
    if (step.run === undefined) return [];
    return [toRow(step.name, step.run, settings({ ...env, ...step.env }, step.run))];
  });
}

/** The folder that the job packs into, as `changeset publish` takes it. */
export function packedFolder({ folder }: Rehearsal): string {
  return join(folder, "runner", "packages");
}

/** The environment of a step. What only GitHub knows must be among the surroundings. */
function settings(env: Record<string, unknown>, script: string): Record<string, string> {
  const all = { ...env, ...surroundings };
  const unknown = Object.entries({ ...all, script }).find(([, value]) => String(value).includes("${{"));
  if (unknown)
    throw new Error(`${path} asks GitHub for something in \`pack\` (${unknown[0]}): tell the rehearsal`);
  return Object.fromEntries(Object.entries(all).map(([name, value]) => [name, String(value)]));
}

function toRow(title: string | undefined, script: string, env: Record<string, string>): Row {
  const [command = ""] = script.trim().split("\n");
  const short = command.replace(/^npx -y pnpm@\S+ (exec )?/, "");
  return {
    name: `pack: ${title ?? short.replace(/ ["-].*$/, "")}`,
    what: title === undefined ? `\`${short}\`, as in release.yml` : "as in release.yml",
    run: async ({ folder, clone, machine, registry }) => {
      const runner = join(folder, "runner");
      await mkdir(runner, { recursive: true });
      const { stdout } = await runToSuccess("bash", ["-ec", script], {
        cwd: clone,
        env: {
          ...withNode(machine.env),
          ...env,
          RUNNER_TEMP: runner,
          npm_config_userconfig: registry.readerConfig,
        },
      });
      const table = stdout.split("\n").filter((line) => line.startsWith("|"));
      if (table.length > 0) console.log(table.join("\n"));
      return table.length > 0 ? "its table is printed above" : "";
    },
  };
}
