import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createTwoFilesPatch, FILE_HEADERS_ONLY } from "diff";
import { reportFolder } from "./build-reports.ts";

/** A report in the repository that is not what the build gives. */
export interface Stale {
  /** Relative to the repository. */
  path: string;
  /** What to change in it, as a unified diff. */
  patch: string;
}

/**
 * Finds the reports that are missing, outdated, or of a module that is gone.
 *
 * @param built - what the build gives, by file name
 */
export function findStale(repository: string, built: ReadonlyMap<string, string>): Stale[] {
  const kept = readReports(repository);
  const files = [...new Set([...kept.keys(), ...built.keys()])].sort();
  return files
    .filter((file) => kept.get(file) !== built.get(file))
    .map((file) => {
      const path = `${reportFolder}/${file}`;
      const [was, is] = [kept.get(file), built.get(file)];
      const names = [
        was === undefined ? "/dev/null" : `a/${path}`,
        is === undefined ? "/dev/null" : `b/${path}`,
      ];
      const options = { context: 3, headerOptions: FILE_HEADERS_ONLY };
      const patch = createTwoFilesPatch(names[0] ?? "", names[1] ?? "", was ?? "", is ?? "", "", "", options);
      return { path, patch };
    });
}

/** Reads the reports that are in a repository, by file name. */
export function readReports(repository: string): Map<string, string> {
  const folder = join(repository, reportFolder);
  const files = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith(".api.md")) : [];
  return new Map(files.sort().map((file) => [file, readFileSync(join(folder, file), "utf8")]));
}

/** Says in a sentence that reports are stale; undefined when none is. */
export function staleInWords(stale: readonly Stale[]): string | undefined {
  if (stale.length === 0) return undefined;
  const paths = stale.map(({ path }) => path).join(", ");
  return `the API report is not what the build gives (${paths}): run \`pnpm api:report\` and commit what it writes`;
}
