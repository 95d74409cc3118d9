import type { Violation } from "./violations.ts";

/** The sentences of violations, each once with how often it came, for a report. */
export function listViolations(violations: readonly Violation[]): string[] {
  const counts = new Map<string, number>();
  for (const { message } of violations) counts.set(message, (counts.get(message) ?? 0) + 1);
  return [...counts].map(([message, count]) => (count === 1 ? message : `${message} (${count} times)`));
}
