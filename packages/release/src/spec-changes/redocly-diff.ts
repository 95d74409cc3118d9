import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);
const cli = createRequire(import.meta.url).resolve("@redocly/cli/bin/cli.js");
const config = fileURLToPath(new URL("redocly-diff.yaml", import.meta.url));

/** One side of a change. */
export interface ReportedSide {
  /** Where it stands in the file; of a property that is not there, where it would be. */
  pointer: string;
  /** undefined for a property that is not there. A `$ref` is given as what it refers to. */
  value?: unknown;
}

/** A change as `redocly diff` reports it. */
export interface ReportedChange {
  /** How it is reached from the root of the document, through every `$ref`. */
  path: string;
  /** The kind of node, as Redocly calls it: `Schema`, `Parameter`. */
  typeName: string;
  kind: "added" | "removed" | "modified";
  impact: "patch" | "minor" | "major";
  /** What was modified; `key` when the node itself has another name. */
  property?: string;
  base?: ReportedSide;
  revision?: ReportedSide;
}

/**
 * Has `redocly diff` rate every change between two versions of the spec.
 *
 * @param base - the text of the earlier one
 * @param revision - the text of the later one
 * @throws Error in one sentence when it could not compare them
 */
export async function redoclyDiff(base: string, revision: string): Promise<ReportedChange[]> {
  const folder = await mkdtemp(join(tmpdir(), "minapp-users-spec-"));
  try {
    await writeFile(join(folder, "base.yaml"), base);
    await writeFile(join(folder, "revision.yaml"), revision);
    const files = ["base.yaml", "revision.yaml", "--config", config, "--output", "report.json"];
    const options = ["--format", "json", "--fail-on", "none"];
    const env = {
      ...process.env,
      NO_COLOR: "1",
      REDOCLY_TELEMETRY: "off",
      REDOCLY_SUPPRESS_NOTIFICATIONS: "true",
      REDOCLY_SUPPRESS_UPDATE_NOTICE: "true",
    };
    try {
      await run(process.execPath, [cli, "diff", ...files, ...options], { cwd: folder, env });
    } catch (error) {
      throw new Error(`redocly diff cannot compare the specs: ${reasonIn(error)}`);
    }
    const report = JSON.parse(await readFile(join(folder, "report.json"), "utf8"));
    if (report.reportVersion !== "1") {
      throw new Error(`redocly diff has another report than this reads (version ${report.reportVersion})`);
    }
    return report.changes;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What a problem looks like: its place in a line of its own, and then what it is. */
const problem = /^\[1\] .* at (?<place>#.*)\n\n(?<words>.+)$/m;

function reasonIn(error: unknown): string {
  const { stderr = "", message } = error as { stderr?: string; message: string };
  const { place, words } = problem.exec(stderr)?.groups ?? {};
  if (place) return `${words} at ${place}`;
  return /^Error: (.+)$/m.exec(stderr)?.[1] ?? message;
}
