import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../workspace.ts";
import { pnpmCommands } from "./commands.ts";
import { type ActionFile, stepsOf, type WorkflowFile } from "./workflow-file.ts";

/** A path from the root of the repository, as it stands in a command or an input. */
const path = /(?<![\w./-])(?:\.ci|\.github|packages|spec|docs|examples)\/[\w./-]*\w/g;

/**
 * Says which files and folders that workflows name are not there; one sentence each. Of a folder `dist`, the job must
 * have built the package.
 */
export function badPaths(workflows: WorkflowFile[], actions: ActionFile[], repository = root): string[] {
  const problems: string[] = [];
  for (const file of workflows) {
    for (const [name, job] of Object.entries(file.workflow.jobs)) {
      const where = `${file.path}, job ${name}`;
      if (job.uses?.startsWith("./") && !existsSync(join(repository, job.uses))) {
        problems.push(`${where} calls ${job.uses}, which is not there`);
      }
      const built = new Set<string>();
      for (const placed of stepsOf(file, name, job)) {
        const { uses = "", run = "", with: given = {} } = placed.step;
        if (uses.startsWith("./")) problems.push(...badAction(placed.where, uses, given, actions));
        for (const found of [run, ...Object.values(given).map(String)].flatMap(
          (text) => text.match(path) ?? [],
        )) {
          if (!isThere(found, built, repository)) {
            problems.push(
              `${placed.where} names ${found}, which is not there and which the job does not build`,
            );
          }
        }
        const only = {
          ...file,
          workflow: { ...file.workflow, jobs: { [name]: { ...job, steps: [placed.step] } } },
        };
        for (const { name: script, args } of pnpmCommands([only])) {
          if (script === "build") built.add(args.find((arg) => arg.startsWith("--filter="))?.slice(9) ?? "*");
        }
      }
    }
  }
  return problems;
}

function badAction(
  where: string,
  uses: string,
  given: Record<string, unknown>,
  actions: ActionFile[],
): string[] {
  const found = actions.find((file) => `./${file.path.replace(/\/action\.ya?ml$/, "")}` === uses);
  if (!found) return [`${where} uses ${uses}, which is not there`];
  return Object.keys(given)
    .filter((input) => !Object.hasOwn(found.action.inputs ?? {}, input))
    .map((input) => `${where} gives ${input} to ${uses}, which does not take it`);
}

/** Whether a path is in the repository, or will have been built. */
function isThere(found: string, built: Set<string>, repository: string): boolean {
  const [, folder] = /^(.*?)\/dist(?:\/|$)/.exec(found) ?? [];
  if (folder === undefined) return existsSync(join(repository, found));
  const manifest = join(repository, folder, "package.json");
  if (!existsSync(manifest)) return false;
  const { name } = JSON.parse(readFileSync(manifest, "utf8")) as { name: string };
  return built.has("*") || built.has(name);
}
