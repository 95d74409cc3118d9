import type { BrowserContextOptions } from "playwright-core";
import { type Visit, visit } from "../visit.ts";

/** Opens an empty page, and takes what the policy of a page forbids as a complaint as well. */
export async function visitIsland(options?: BrowserContextOptions): Promise<Visit> {
  const visited = await visit(options);
  await visited.page.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI }) => {
      console.error(`policy: ${effectiveDirective} ${blockedURI}`);
    });
  });
  return visited;
}
