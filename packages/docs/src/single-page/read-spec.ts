import { readFile } from "node:fs/promises";
import { DocsBuildError } from "../docs-build-error.ts";
import { redocly } from "./redocly.ts";

/** As much of the spec as the page's head needs. */
export interface Spec extends Record<string, unknown> {
  info: { title: string; summary?: string };
}

interface LintReport {
  problems: { message: string; severity: string; location: { pointer?: string }[] }[];
}

/**
 * Reads a bundled spec that is fit to be rendered. Redoc itself renders nearly anything, and what it cannot make
 * sense of is missing from the page without a word.
 *
 * @throws {DocsBuildError} if there is none, or what there is is not a valid OpenAPI document.
 */
export async function readSpec(path: string, config: string): Promise<Spec> {
  const text = await readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    throw new DocsBuildError(
      `The docs were not built: the spec cannot be read (${error.message}); run \`pnpm build\` at the root, which ` +
        "bundles it first.",
    );
  });
  const invalid = (pointer: string, reason: string) =>
    new DocsBuildError(
      `The docs were not built: ${path} is not a valid OpenAPI document at ${pointer} (${reason}); correct the spec ` +
        "and build again.",
    );
  const lint = await redocly("lint", path, "--config", config, "--format", "json");
  if (!lint.ok) {
    const { pointer, message } = firstProblem(lint.stdout) ?? { pointer: "#/", message: lint.reason };
    throw invalid(pointer, message);
  }
  try {
    return JSON.parse(text) as Spec;
  } catch {
    throw invalid("#/", "it is not JSON, as a bundle is");
  }
}

function firstProblem(report: string): { message: string; pointer: string } | undefined {
  try {
    const { problems } = JSON.parse(report) as LintReport;
    const problem = problems.find(({ severity }) => severity === "error");
    if (problem === undefined) return undefined;
    const message = problem.message.trim().replace(/\.?\s*\n[\s\S]*|\.$/, "");
    return { message, pointer: problem.location[0]?.pointer ?? "#/" };
  } catch {
    return undefined;
  }
}
