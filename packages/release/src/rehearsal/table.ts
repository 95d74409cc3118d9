import type { Result } from "./rehearsal.ts";

/** The lines of a failed command's output that are printed, at most: the last ones. */
const tail = 40;

/** The results as a table in Markdown. */
export function toTable(results: Result[]): string {
  const rows = results.map(({ name, what, outcome, seconds, details }) => [
    name,
    what,
    outcome === "passed" ? "✅ passed" : outcome === "failed" ? "❌ failed" : "❌ not run",
    outcome === "not run" ? "" : seconds.toFixed(1),
    details,
  ]);
  return [
    ["row", "what was run", "result", "seconds", "details"],
    ["---", "---", "---", "---:", "---"],
    ...rows,
  ]
    .map((cells) => `| ${cells.map(cell).join(" | ")} |`)
    .join("\n");
}

/** What went wrong, with the end of what was printed: a text for each row that failed, and one for those that were not run. */
export function toProblems(results: Result[]): string[] {
  const failed = results.filter(({ outcome }) => outcome === "failed");
  const left = results.filter(({ outcome }) => outcome === "not run").map(({ name }) => name);
  return [
    ...failed.map(({ name, details, output = "" }) =>
      [`${name}: ${details}`, ...lastLines(output)].join("\n"),
    ),
    ...(left.length > 0 ? [`not run: ${left.join("; ")}`] : []),
  ];
}

function lastLines(output: string): string[] {
  if (output.trim() === "") return [];
  const lines = output.trimEnd().split("\n").slice(-tail);
  return lines.map((line) => `    ${line}`.trimEnd());
}

function cell(text: string): string {
  return text.replaceAll("|", "\\|");
}
