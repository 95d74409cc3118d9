/** The same table as Markdown, for a README. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (row: readonly string[]) =>
    `| ${head.map((_, column) => (row[column] ?? "").replaceAll("|", "\\|")).join(" | ")} |`;
  const rule = head.map((_, column) => (column === 0 ? "---" : "---:"));
  // The blank lines that Markdown wants around it.
  return ["", line(head), line(rule), ...rows.map(line), ""].join("\n");
}
