import { createHash } from "node:crypto";
import { replaceOnce } from "./replace-once.ts";

/** Where `template.hbs` wants the policy. */
const placeholder = "@content-security-policy@";

/** What the HTML parser takes for the text of a script: everything up to the first closing tag. */
const inlineScript = /<script(?:\s[^>]*)?>([\s\S]*?)<\/script/g;

/**
 * Writes a policy into the page under which nothing can be loaded from, or sent to, another host.
 *
 * Only the scripts of the page run, each known by its hash, and without `eval`. Styles are inline because Redoc makes
 * them while it runs.
 *
 * @throws {DocsBuildError} if the page does not come from `template.hbs`.
 */
export function addContentSecurityPolicy(page: string): string {
  const hashes = [...page.matchAll(inlineScript)].map(
    ([, text = ""]) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`,
  );
  const policy = [
    "default-src 'none'",
    `script-src ${[...new Set(hashes)].join(" ")}`,
    "style-src 'unsafe-inline'",
    "font-src data:",
    "img-src data:",
    "base-uri 'none'",
    "form-action 'none'",
  ];
  return replaceOnce(page, placeholder, policy.join("; "));
}
