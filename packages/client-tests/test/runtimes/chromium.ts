import { join } from "node:path";
import { browserOfThisMachine } from "@minapp-users/chromium";
import { build } from "esbuild";
import { type Browser, type Page, chromium as playwright } from "playwright-core";
import type { Runtime } from "./runtime.ts";
import type { Report, Settings } from "./smoke/smoke.js";

/** Chromium, with a page that is told to allow a browser. */
export const chromium: Runtime = {
  name: "Chromium",
  missing: undefined,
  run: async (project, settings) => {
    await using opened = await openPage(project, settings);
    const { page, version } = opened;
    const report = (await page.evaluate(
      (settings) => (globalThis as unknown as { runSmoke(it: Settings): Promise<Report> }).runSmoke(settings),
      { ...settings, browser: true },
    )) as Report;
    // Its own words are the whole user agent.
    return { ...report, runtime: `Chromium ${version}` };
  },
};

/** Starts the browser of this machine. */
export async function launchBrowser(): Promise<Browser> {
  return await playwright.launch(await browserOfThisMachine());
}

/** A page with the client in it, and the version of its browser. */
export interface ClientPage extends AsyncDisposable {
  page: Page;
  version: string;
}

/**
 * Opens a page with `smoke/page.js` in it. It has the origin of the API, as behind a proxy, because the API (and so the
 * mock) allows no other.
 */
export async function openPage(project: string, { url }: Pick<Settings, "url">): Promise<ClientPage> {
  const { outputFiles } = await build({
    entryPoints: [join(project, "smoke", "page.js")],
    bundle: true,
    format: "esm",
    write: false,
    logLevel: "silent",
  });
  const body = `<!doctype html><script type="module">${outputFiles[0]?.text}</script>`;
  const browser = await launchBrowser();
  try {
    // The page did not come over the network, so that the browser asks whether it may reach this machine.
    const page = await browser.newPage({ permissions: ["local-network-access"] });
    page.setDefaultTimeout(30_000);
    await page.route(`${url}/page.html`, (route) => route.fulfill({ body, contentType: "text/html" }));
    await page.goto(`${url}/page.html`);
    return { page, version: browser.version(), [Symbol.asyncDispose]: () => browser.close() };
  } catch (error) {
    await browser.close();
    throw error;
  }
}
