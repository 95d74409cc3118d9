import { structuredPatch } from "diff";
import type { Change } from "./compare/compare-reports.ts";
import type { ModuleChanges } from "./compare-modules.ts";

/**
 * Says what changed, as Markdown: what was added and removed by name, what was changed with its difference.
 *
 * @param longest - the most characters; what is beyond is only counted
 */
export function changesInWords(modules: readonly ModuleChanges[], longest: number): string {
  const parts: string[] = [];
  /** Several modules may show the same declaration. */
  const shown = new Map<string, string>();
  let left = 0;
  for (const { name, changes = [] } of modules) {
    if (changes.length > 0) parts.push(`**\`${name}\`**`);
    for (const change of changes) {
      const id = JSON.stringify(change);
      const elsewhere = shown.get(id);
      const sentence = `- ${change.bump}: ${changeInWords(change)}`;
      const words = elsewhere ? `${sentence}, as in \`${elsewhere}\`` : `${sentence}${details(change)}`;
      if (parts.join("\n\n").length + words.length > longest) left += 1;
      else parts.push(words);
      if (!elsewhere) shown.set(id, name);
    }
  }
  if (left > 0) parts.push(`…and ${left} more: \`pnpm release:check\` on a clone shows them.`);
  return parts.join("\n\n");
}

/** The findings of one declaration that are said, at most. */
const most = 8;

/** The change as a sentence without its stop. The findings that ask for most come first. */
export function changeInWords({ name, kind, bump, isExport, findings }: Change): string {
  if (kind !== "changed") return `\`${name}\` is ${kind === "added" ? "new" : "gone"}`;
  const words = findings
    .slice(0, most)
    .map((finding) => (finding.bump === bump ? finding.words : `${finding.words} (${finding.bump})`));
  if (findings.length > most) words.push(`and ${findings.length - most} more`);
  return `${words.join("; ")}${isExport ? "" : " (not exported, but exports refer to it)"}`;
}

function details({ kind, before = "", after = "" }: Change): string {
  if (kind !== "changed" || before === after) return "";
  const { hunks } = structuredPatch("", "", `${before}\n`, `${after}\n`, "", "", { context: 2 });
  const lines = hunks.flatMap(({ lines }, index) => [...(index > 0 ? [" …"] : []), ...lines]);
  return `\n\n${["```diff", ...lines, "```"].map((line) => `  ${line}`).join("\n")}`;
}
