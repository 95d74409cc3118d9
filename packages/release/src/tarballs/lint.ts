import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { run } from "@minapp-users/client-tests/run";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { targetsOf } from "./check-manifest.ts";
import type { Tarball } from "./tarball.ts";

/** What publint finds, suggestions included. */
export async function lintPackage({ bytes }: Tarball): Promise<string[]> {
  const { messages, pkg } = await publint({ pack: { tarball: bytes.buffer }, strict: true });
  return messages.map(
    (message) => `publint: ${formatMessage(message, pkg ?? {}, { color: false }) ?? message.code}`,
  );
}

/** Whether a package exports code, and so types. `@minapp-users/spec` exports YAML and JSON only: there are no types to be wrong. */
export function exportsCode({ manifest }: Tarball): boolean {
  return targetsOf(manifest.exports).some((target) => target.endsWith(".js"));
}

/** How the profile `esm-only` of attw calls the ways to import a package that it leaves out of account. */
const ignoredResolutions = ["node10", "node16-cjs"];

interface Analysis {
  analysis: { types: unknown };
  problems?: Record<
    string,
    { kind: string; entrypoint?: string; resolutionKind?: string; resolutionOption?: string }[]
  >;
}

/**
 * What attw finds: types that are not those of the code.
 *
 * @throws Error when attw itself fails
 */
export async function lintTypes({ path }: Tarball): Promise<string[]> {
  const attw = join(
    dirname(createRequire(import.meta.url).resolve("@arethetypeswrong/cli/package.json")),
    "dist",
    "index.js",
  );
  const args = [attw, "--profile", "esm-only", "--no-definitely-typed", "--format", "json", path];
  const { code, stdout, stderr } = await run(process.execPath, args);
  if (!stdout.startsWith("{")) throw new Error(`attw did not analyse ${path}: ${stderr || stdout}`);
  const { analysis, problems = {} } = JSON.parse(stdout) as Analysis;
  if (!analysis.types) return ["attw: it exports code and has no types: build with `declaration`"];
  if (code === 0) return [];
  return Object.values(problems)
    .flat()
    .filter(({ resolutionKind = "" }) => !ignoredResolutions.includes(resolutionKind))
    .map(({ kind, entrypoint = "its modules", resolutionKind, resolutionOption }) => {
      return `attw: ${kind} in ${entrypoint} (${resolutionKind ?? resolutionOption ?? "any resolution"})`;
    });
}
