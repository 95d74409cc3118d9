// The one place that knows junit-report-builder.
import { createRequire } from "node:module";
import type { Builder } from "junit-report-builder";
import { type ProxyReport, showCounted } from "./report.ts";

/** A report as JUnit's XML: two test cases for each operation that was met, for its requests and for its answers. */
export function junitReport({ operations, violations }: ProxyReport): string {
  // Not an import: it would slow down every start, and its types say something else than what Node gives.
  const builder: Builder = createRequire(import.meta.url)("junit-report-builder");
  const report = builder.newBuilder();
  const suite = report.testSuite().name("minapp-users-contract proxy");
  for (const { operationId } of operations) {
    for (const side of ["request", "answer"] as const) {
      const test = suite
        .testCase()
        .className(operationId ?? "no operation")
        .name(`${side}s`);
      const found = violations.filter((it) => it.operationId === operationId && it.in === side);
      if (found.length > 0) test.failure(found.map(showCounted).join("; "), "contract");
    }
  }
  return `${report.build()}\n`;
}
