/**
 * Finds what a changelog, as Changesets writes it, says of a version.
 *
 * @param changelog - the text of a CHANGELOG.md
 * @returns the Markdown below the heading of the version, without that heading
 * @throws Error in one sentence when the version has no entry, or an empty one
 */
export function changelogEntry(changelog: string, version: string): string {
  const lines = changelog.split(/\r?\n/);
  const from = lines.indexOf(`## ${version}`);
  let inCode = false; // where a line with marks is no heading
  const entry: string[] = [];
  for (const line of from < 0 ? [] : lines.slice(from + 1)) {
    if (/^\s*(?:```|~~~)/.test(line)) inCode = !inCode;
    if (!inCode && line.startsWith("## ")) break;
    entry.push(line);
  }
  const text = entry.join("\n").trim();
  if (text === "") throw new Error(`the changelog says nothing of version ${version}`);
  return text;
}
