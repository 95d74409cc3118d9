import { readFileSync } from "node:fs";
import { join } from "node:path";
import { minVersion, satisfies } from "semver";
import { publicPackages, root } from "../workspace.ts";
import type { WorkflowFile } from "./workflow-file.ts";

/** The versions of Node in the matrices of workflows, as they are written, each once, in order. */
export function matrixNodes(workflows: WorkflowFile[]): string[] {
  const found = workflows
    .flatMap(({ workflow }) => Object.values(workflow.jobs))
    .flatMap(({ strategy }) => nodesOf(strategy?.matrix ?? {}));
  return [...new Set(found)].sort((a, b) => Number.parseFloat(a) - Number.parseFloat(b));
}

/**
 * Says which Node no job starts with although a package promises to run on it, or the scripts do; one sentence each.
 */
export function untestedNodes(workflows: WorkflowFile[], repository = root): string[] {
  const nodes = matrixNodes(workflows);
  const { devDependencies } = JSON.parse(readFileSync(join(repository, "package.json"), "utf8")) as {
    devDependencies: { node: string };
  };
  const engines = publicPackages(repository).flatMap(({ folder }) => {
    const { engines } = JSON.parse(readFileSync(join(repository, folder, "package.json"), "utf8")) as {
      engines?: { node?: string };
    };
    return engines?.node ? [{ folder, range: engines.node }] : [];
  });
  const lowest = engines
    .map(({ range }) => minVersion(range))
    .filter((version) => version !== null)
    .sort((a, b) => a.compare(b))[0];
  const problems: string[] = [];
  if (lowest && !nodes.includes(lowest.version)) {
    problems.push(`no job runs on Node ${lowest.version}, the oldest one that a package promises`);
  }
  for (const { folder, range } of engines) {
    const { major } = minVersion(range) ?? { major: 0 };
    // A line without a minor is its newest version.
    if (!nodes.some((node) => node === String(major) || satisfies(node, `${range} <${major + 1}`))) {
      problems.push(`no job runs on Node ${major}, the oldest line that ${folder} promises (${range})`);
    }
  }
  const [own = ""] = devDependencies.node.split(".");
  if (!nodes.includes(own)) problems.push(`no job runs on Node ${own}, the one of the scripts`);
  return problems;
}

function nodesOf(matrix: Record<string, unknown>): string[] {
  const { node = [], include = [] } = matrix as { node?: unknown[]; include?: { node?: unknown }[] };
  return [...node, ...include.map((entry) => entry.node ?? [])].flat().map(String);
}
