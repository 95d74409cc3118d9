import type { ActionFile, WorkflowFile } from "./workflow-file.ts";

/** An action of somebody else, as it is used. */
export interface Pin {
  /** `owner/name`, or `owner/name/path`. */
  action: string;
  /** A whole commit. */
  commit: string;
  /** The version that the comment behind it gives: `v7.0.1`. */
  version: string;
}

/** What a `uses:` must look like: a commit cannot be moved to other code, and the comment says which version it is. */
const pinned = /^([\w.-]+\/[\w./-]+)@([0-9a-f]{40}) # (v\d+\.\d+\.\d+)$/;

/** The actions of others that files use, each once, in order. */
export function pins(files: (WorkflowFile | ActionFile)[]): Pin[] {
  const found = new Map<string, Pin>();
  for (const line of files.flatMap(usesOf)) {
    const [, action = "", commit = "", version = ""] = pinned.exec(line.text) ?? [];
    if (action) found.set(line.text, { action, commit, version });
  }
  return [...found.values()].sort((a, b) => (a.action < b.action ? -1 : 1));
}

/** Says which actions of others are not pinned, and which are pinned in two ways; one sentence each. */
export function badPins(files: (WorkflowFile | ActionFile)[]): string[] {
  const problems: string[] = [];
  for (const { where, text } of files.flatMap(usesOf)) {
    if (!text.startsWith("./") && !pinned.test(text)) {
      problems.push(`${where}: ${text} is not pinned: write owner/name@<40 digits of the commit> # v1.2.3`);
    }
  }
  const first = new Map<string, string>();
  const mixed = new Set<string>();
  for (const { action, commit, version } of pins(files)) {
    const repository = action.split("/").slice(0, 2).join("/");
    const one = `${commit} ${version}`;
    if ((first.get(repository) ?? one) !== one) mixed.add(repository);
    first.set(repository, one);
  }
  for (const repository of mixed) {
    problems.push(`${repository} is used in more than one version: use the same one everywhere`);
  }
  return problems;
}

/** Every `uses:` with its comment, which a parsed file does not have. */
function usesOf({ path, text }: WorkflowFile | ActionFile): { where: string; text: string }[] {
  return text.split("\n").flatMap((line, index) => {
    const found = /^\s*(?:- )?uses:\s*(.*?)\s*$/.exec(line);
    return found?.[1] ? [{ where: `${path}:${index + 1}`, text: found[1] }] : [];
  });
}
