import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../workspace.ts";
import { type ActionFile, allSteps, type WorkflowFile } from "./workflow-file.ts";
import { workspaceScripts } from "./workspace-scripts.ts";

/** A call of pnpm in a step. */
export interface Command {
  where: string;
  /** What npx or npm is asked for; undefined where the pnpm of the PATH is called. */
  version: string | undefined;
  /** The package that `--filter` in front of the script names; undefined for the root. */
  filter: string | undefined;
  /** The script, or pnpm's own command: `test`, `install`. */
  name: string;
  /** What stands behind it. */
  args: string[];
}

/** pnpm's own commands that the workflows need. */
const builtin = new Set(["install", "exec"]);

/** Finds the calls of pnpm in all steps, also in the inputs of actions. */
export function pnpmCommands(workflows: WorkflowFile[], actions: ActionFile[] = []): Command[] {
  return allSteps(workflows, actions).flatMap(({ where, step }) =>
    [step.run, ...Object.values(step.with ?? {})]
      .filter((text) => typeof text === "string")
      .flatMap((text) => commandLines(text))
      .flatMap((line) => readCommand(where, line)),
  );
}

/** Says which calls of pnpm name a script, a package or a version that is not there; one sentence each. */
export function badCommands(
  workflows: WorkflowFile[],
  actions: ActionFile[] = [],
  repository = root,
): string[] {
  const scripts = workspaceScripts(repository);
  const problems: string[] = [];
  const rootName = [...scripts.keys()][0];
  for (const { where, version, filter = rootName, name, args } of pnpmCommands(workflows, actions)) {
    const known = scripts.get(filter ?? "");
    if (!known) problems.push(`${where} filters by ${filter}, which is no package of the workspace`);
    else if (name === "exec") {
      const [program = ""] = args;
      if (!existsSync(join(repository, "node_modules/.bin", program))) {
        problems.push(`${where} runs ${program}, which no dependency of the root brings`);
      }
    } else if (!builtin.has(name) && !known.has(name)) {
      problems.push(`${where} runs the script ${name}, which ${filter} does not have`);
    }
    for (const named of filtersOf(args)) {
      if (!scripts.has(named)) {
        problems.push(`${where} filters by ${named}, which is no package of the workspace`);
      }
    }
    if (version === "") problems.push(`${where} takes any version of pnpm: name the one of package.json`);
  }
  return [...problems, ...badVersions([...workflows, ...actions], repository)];
}

/** Wherever a version of pnpm is written, it is that of `packageManager`. */
function badVersions(files: (WorkflowFile | ActionFile)[], repository: string): string[] {
  const { packageManager } = JSON.parse(readFileSync(join(repository, "package.json"), "utf8")) as {
    packageManager: string;
  };
  return files.flatMap(({ path, text }) =>
    [...text.matchAll(/pnpm@[\w.^~+-]*/g)]
      .map(([found]) => found)
      .filter((found) => found !== packageManager)
      .map((found) => `${path} calls ${found}, but package.json has ${packageManager}`),
  );
}

/** The commands of a script of a shell, without what only frames them. */
function commandLines(script: string): string[] {
  return script
    .replaceAll("\\\n", " ")
    .split(/\n|&&|\|\||;|\||\(/)
    .map((line) => line.trim().replace(/^(?:if|then|else|!|time)\s+/, ""));
}

function readCommand(where: string, line: string): Command[] {
  const found = /^(?:npx\s+(?:-y|--yes)\s+pnpm(?:@(\S*))?|(pnpm))\s+(.*)$/.exec(line);
  if (!found) return [];
  const [, version, onPath, rest = ""] = found;
  const words = rest.split(/\s+/);
  let filter: string | undefined;
  while (words[0]?.startsWith("-")) {
    const [option = "", value] = (words.shift() ?? "").split("=");
    if (option === "--filter" || option === "-F") filter = value ?? words.shift();
  }
  if (words[0] === "run") words.shift();
  const [name = "", ...args] = words;
  return [{ where, version: onPath ? undefined : (version ?? ""), filter, name, args }];
}

/** Packages that the arguments behind a script filter by, which Turborepo gets. Patterns and variables name none. */
function filtersOf(args: string[]): string[] {
  return args
    .flatMap((arg, index) => {
      if (arg.startsWith("--filter=")) return [arg.slice("--filter=".length)];
      return arg === "--filter" ? [args[index + 1] ?? ""] : [];
    })
    .map((name) => name.replace(/^["']|["']$/g, ""))
    .filter((name) => !/[*$]/.test(name));
}
