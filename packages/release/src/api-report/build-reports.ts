import { readFileSync } from "node:fs";
import { join } from "node:path";
import { entryPoints } from "./entry-points.ts";
import { format } from "./format.ts";
import { generatedNames } from "./generated.ts";
import { resolveExports } from "./resolve-exports.ts";
import { rollUp } from "./roll-up.ts";
import { writeReport } from "./write-report.ts";

/** The folder of the package whose surface is reported, relative to the repository. */
export const packageFolder = "packages/client";

/** The folder of the reports, relative to the repository. */
export const reportFolder = `${packageFolder}/api`;

/**
 * Makes the reports of the client from its built types.
 *
 * @param repository - the folder of this repository, or of a clone in which the client is built
 * @returns their texts by file name
 * @throws Error when the client is not built
 */
export function buildReports(repository: string): Map<string, string> {
  const folder = join(repository, packageFolder);
  const entries = entryPoints(readFileSync(join(folder, "package.json"), "utf8"));
  const rolledUp = rollUp(folder, entries);
  const exports = resolveExports(folder, entries, rolledUp);
  const generated = generatedNames(folder);
  return new Map(
    entries.map((entry, index) => {
      const [text, known] = [rolledUp[index], exports[index]];
      if (text === undefined || !known) throw new Error(`${entry.name} has no types`);
      const report = writeReport(entry, text, known, generated);
      return [entry.report, format(`${reportFolder}/${entry.report}`, report)];
    }),
  );
}
