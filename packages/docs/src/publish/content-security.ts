import { createHash } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { DocsBuildError } from "../docs-build-error.ts";
import { attribute, elementsOf } from "./elements.ts";
import { rewritePages } from "./html-files.ts";

const charset = /<meta charset="utf-8"\s*\/?>/i;

/** Scripts that are data, and are not run. */
const data = /json$/;

/**
 * Allows each page its own scripts and nothing of another host: in the page, for hosts that send no headers of ours,
 * and in `_headers`, as Netlify and Cloudflare Pages read it.
 *
 * Pages that come with a policy of their own keep it.
 *
 * @throws {DocsBuildError} if a page has no place for a policy.
 */
export async function secureContent(folder: string): Promise<void> {
  const all = new Set<string>();
  await rewritePages(folder, (html, path) => {
    const hashes = inlineScripts(html);
    for (const hash of hashes) all.add(hash);
    if (html.includes('http-equiv="Content-Security-Policy"')) return html;
    const meta = `<meta http-equiv="Content-Security-Policy" content="${policy(hashes)}">`;
    const secured = html.replace(charset, (tag) => tag + meta);
    if (secured === html) {
      throw new DocsBuildError(
        `The docs were not built: ${path} has no <meta charset="utf-8">, behind which its policy would stand; give it one.`,
      );
    }
    return secured;
  });
  await writeFile(join(folder, "_headers"), headers([...all].sort()));
  // GitHub Pages would leave out `_astro`.
  await writeFile(join(folder, ".nojekyll"), "");
}

/** The hash of every inline script of a page, as a policy names it. */
function inlineScripts(html: string): string[] {
  const hashes = new Set<string>();
  for (const element of elementsOf(html)) {
    if (element.tagName !== "script" || attribute(element, "src") !== undefined) continue;
    if (data.test(attribute(element, "type") ?? "")) continue;
    const [text] = element.childNodes;
    const source = text !== undefined && "value" in text ? text.value : "";
    hashes.add(`'sha256-${createHash("sha256").update(source).digest("base64")}'`);
  }
  return [...hashes];
}

function policy(hashes: string[]): string {
  return [
    "default-src 'none'",
    // WebAssembly is the search.
    ["script-src 'self' 'wasm-unsafe-eval'", ...hashes].join(" "),
    "worker-src 'self'",
    // Colours of code are in style attributes, for which there are no hashes.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self' data:",
    // The emulator and the mock on the reader's own machine, when they try an operation.
    "connect-src 'self' http://127.0.0.1:* http://localhost:*",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
}

function headers(hashes: string[]): string {
  const lines = {
    "Content-Security-Policy": `${policy(hashes)}; frame-ancestors 'none'`,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cross-Origin-Opener-Policy": "same-origin",
  };
  const assets = "/_astro/*\n  Cache-Control: public, max-age=31536000, immutable\n";
  return `/*\n${Object.entries(lines)
    .map(([name, value]) => `  ${name}: ${value}\n`)
    .join("")}${assets}`;
}
