import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { inject } from "vitest";

/** A page in a browser of its own, with all that it asked for and complained about. */
export interface Visit extends AsyncDisposable {
  page: Page;
  /** The addresses of all requests, those that failed included. */
  requests: string[];
  /** Errors and warnings of the console, and errors that nobody caught. */
  complaints: string[];
}

/** Opens an empty page in the browser of the tests. `await using` closes it. */
export async function visit(options: BrowserContextOptions = {}): Promise<Visit> {
  const browser: Browser = await chromium.connect(inject("chromium"));
  const context = await browser.newContext({ viewport: { width: 1400, height: 900 }, ...options });
  context.setDefaultTimeout(10_000);
  const requests: string[] = [];
  const complaints: string[] = [];
  context.on("request", (request) => requests.push(request.url()));
  context.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(message.text());
  });
  // Not every violation of a page's policy is told in the console.
  await context.exposeBinding("tellViolation", (_, directive: string, blocked: string) => {
    complaints.push(`The policy forbids ${blocked} (${directive}).`);
  });
  await context.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI }) => {
      (globalThis as unknown as { tellViolation(...told: string[]): void }).tellViolation(
        effectiveDirective,
        blockedURI,
      );
    });
  });
  context.on("weberror", (error) => complaints.push(String(error.error())));
  return {
    page: await context.newPage(),
    requests,
    complaints,
    [Symbol.asyncDispose]: () => browser.close(),
  };
}

/** The addresses whose host is another than that of `url`. */
export function foreign(requests: string[], url: string): string[] {
  return requests.filter(
    (request) => !/^(data|blob):/.test(request) && new URL(request).host !== new URL(url).host,
  );
}
