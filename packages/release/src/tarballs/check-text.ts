import { homedir } from "node:os";
import { root } from "../workspace.ts";
import type { Tarball } from "./tarball.ts";

/** What looks like a place on the machine that packed it. Of those that fit, the first is reported. */
const places: Record<string, RegExp> = {
  "a path of this machine": pathsOf([root, homedir()]),
  "the path of a home folder": /(?<![\w.-])(\/home\/|\/Users\/|[A-Za-z]:[\\/]{1,2}Users[\\/]{1,2})[\w.-]/,
  "an address of a file": /\bfile:\/\/\/?[\w.]/,
};

/** What looks like a secret, by the forms that their issuers chose so that they can be found. */
const secrets: Record<string, RegExp> = {
  "a private key": /-----BEGIN [A-Z ]*PRIVATE KEY-----/,
  "a token of GitHub": /\b(gh[pousr]_[A-Za-z0-9]{36}|github_pat_\w{22,})/,
  "a token of npm": /\bnpm_[A-Za-z0-9]{36}\b|_authToken\s*=\s*[\w-]/,
  "a key of AWS": /\b(AKIA|ASIA)[A-Z0-9]{16}\b/,
  "a token of Slack": /\bxox[abeoprs]-[\w-]{10}/,
  "a JSON Web Token": /\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\./,
};

/** Finds text that is nobody else's business. It names the place and the kind, never the text. */
export function checkText({ files }: Tarball): string[] {
  const problems: string[] = [];
  for (const [path, { text }] of files) {
    const place = Object.entries(places).find(([, pattern]) => pattern.test(text));
    const found = Object.entries(secrets).filter(([, pattern]) => pattern.test(text));
    for (const [what, pattern] of place ? [place, ...found] : found) {
      const line = text.slice(0, text.search(pattern)).split("\n").length;
      problems.push(`${path}:${line} holds ${what}: remove it`);
    }
  }
  return problems;
}

/** Matches folders, in the ways that a path is written: with `/`, with `\`, and with `\\` as in JSON. */
function pathsOf(folders: string[]): RegExp {
  const forms = folders
    .map((folder) => folder.replace(/[/\\]+$/, ""))
    .filter((folder) => folder !== "")
    .map((folder) => folder.split(/[/\\]/).map(literally).join("(/|\\\\{1,2})"));
  return new RegExp(`(?<![\\w.-])(${forms.join("|")})(?=[/\\\\])`);
}

function literally(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
