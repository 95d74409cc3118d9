import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Bump, isAtLeast, largest } from "../bump.ts";
import type { Gate } from "../gate.ts";
import { type Planned, planned } from "../planned.ts";
import { buildReports, packageFolder } from "./build-reports.ts";
import type { Change } from "./compare/compare-reports.ts";
import { compareModules } from "./compare-modules.ts";
import { findStale, readReports, staleInWords } from "./find-stale.ts";
import { changeInWords, changesInWords } from "./in-words.ts";

/** GitHub takes 65,536 characters in a comment, and others stand in it, too. */
const longest = 20_000;

/**
 * Checks that the pending changesets are as large as the changes of the client's public surface, and that its reports are
 * what the build gives.
 *
 * @param repository - the folder of a clone with its tags, in which the client is built
 */
export async function apiGate(repository: string): Promise<Gate> {
  const { name } = JSON.parse(readFileSync(join(repository, packageFolder, "package.json"), "utf8"));
  const plan = await planned(repository, name);
  const { reports, problem } = readOrBuild(repository);
  const problems = problem ? [problem] : [];
  const title = "Client";
  if (!plan.released) {
    const markdown = `\`${name}\` was never released, so there is nothing to compare its surface with.`;
    return { title, markdown, problems };
  }
  const { tag } = plan.released;
  const modules = await compareModules(repository, tag, reports);
  const changes = modules.flatMap((module) => module.changes ?? []);
  const unknown = modules.filter((module) => !module.changes).map((module) => `\`${module.name}\``);
  // What cannot be compared may have changed in any way.
  const asked = unknown.length > 0 ? "major" : largest(changes.map(({ bump }) => bump));
  const since = `Since \`${tag}\` (${inWords(plan)})`;
  const markdown = [
    asked === "none" ? `${since}: callers see no change.` : `${since}, the changes ask for **${asked}**:`,
    ...(changes.length === 0 ? [] : [changesInWords(modules, longest)]),
    ...(unknown.length > 0 ? [`There are no two reports to compare of ${unknown.join(", ")}.`] : []),
  ].join("\n\n");
  return { title, markdown, problems: [...problems, ...findShortfall(plan, asked, changes)] };
}

/** What the build gives; what the repository has, when it cannot be known. */
function readOrBuild(repository: string): {
  reports: ReadonlyMap<string, string>;
  problem: string | undefined;
} {
  try {
    const reports = buildReports(repository);
    return { reports, problem: staleInWords(findStale(repository, reports)) };
  } catch (error) {
    return { reports: readReports(repository), problem: (error as Error).message };
  }
}

function inWords({ bump, next }: Planned): string {
  return bump === "none" ? "no release planned" : `next: ${next}, ${bump}`;
}

function findShortfall(plan: Planned, asked: Bump, changes: readonly Change[]): string[] {
  if (isAtLeast(plan.bump, asked)) return [];
  const [cause = "the release has no report of it"] = changes
    .filter(({ bump }) => bump === asked)
    .map(changeInWords);
  return [
    `${plan.name}: its surface changed since ${plan.released?.version} so that a ${asked} release is due (${cause}), ` +
      `but ${inWords(plan)}: run \`pnpm changeset\` and choose ${asked} for ${plan.name}`,
  ];
}
