import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readAt } from "../released.ts";
import { packageFolder, reportFolder } from "./build-reports.ts";
import { type Change, compareReports } from "./compare/compare-reports.ts";
import { type EntryPoint, entryPoints } from "./entry-points.ts";

/** What became of one module. */
export interface ModuleChanges {
  /** What is imported: `@minapp-users/client/auth`. */
  name: string;
  /** Undefined when nobody can tell, because the release has no report of it. */
  changes: Change[] | undefined;
}

/**
 * Compares the modules that there were at a release with those that there are.
 *
 * @param reports - of those that there are, by file name
 * @throws Error in one sentence when the release has no such package
 */
export async function compareModules(
  repository: string,
  tag: string,
  reports: ReadonlyMap<string, string>,
): Promise<ModuleChanges[]> {
  const path = `${packageFolder}/package.json`;
  const manifest = await readAt(repository, tag, path);
  if (manifest === undefined)
    throw new Error(`${tag} has no ${path} to compare with: was the package moved?`);
  const before = byName(manifest);
  const after = byName(readFileSync(join(repository, path), "utf8"));
  const all = new Map([...before, ...after]);
  return await Promise.all(
    [...all].map(async ([name, { report }]): Promise<ModuleChanges> => {
      const module = { name, isExport: true, findings: [], before: undefined, after: undefined };
      if (!before.has(name)) return { name, changes: [{ ...module, kind: "added", bump: "minor" }] };
      if (!after.has(name)) return { name, changes: [{ ...module, kind: "removed", bump: "major" }] };
      const [was, is] = [await readAt(repository, tag, `${reportFolder}/${report}`), reports.get(report)];
      return { name, changes: was === undefined || is === undefined ? undefined : compareReports(was, is) };
    }),
  );
}

function byName(manifest: string): Map<string, EntryPoint> {
  return new Map(entryPoints(manifest).map((entry) => [entry.name, entry]));
}
