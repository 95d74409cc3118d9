import { githubAnnotation } from "../github-annotation.ts";
import { type ProxyReport, showCounted } from "./report.ts";

/** A report as lines that GitHub Actions shows beside a run. */
export function githubAnnotations({ violations, warnings }: ProxyReport): string[] {
  return [
    ...violations.map((it) => githubAnnotation("error", `${subject(it)}, ${it.in}`, showCounted(it))),
    ...warnings.map((it) => githubAnnotation("warning", subject(it), showCounted(it))),
  ];
}

function subject(it: { operationId: string | undefined; method: string; path: string }): string {
  return it.operationId ?? `${it.method} ${it.path}`;
}
