import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rename, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import shipped, { inflate } from "@sparticuz/chromium";
import { build } from "esbuild";
import { chromium, type LaunchOptions, type Page } from "playwright-core";
import type { Settings } from "./smoke/smoke.js";

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
  const browser = await chromium.launch(await browserOfThisMachine());
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

/** The Chromium that came by npm for Linux on x64, with its libraries. Elsewhere, the Chrome that is installed. */
async function browserOfThisMachine(): Promise<LaunchOptions> {
  if (process.platform !== "linux" || process.arch !== "x64") return { channel: "chrome" };
  const folder = await unpacked();
  return {
    executablePath: join(folder, "chromium"),
    env: { LD_LIBRARY_PATH: join(folder, "al2023", "lib"), HOME: folder },
  };
}

/** Unpacks the browser once for each of its versions. */
async function unpacked(): Promise<string> {
  const source = dirname(dirname(createRequire(import.meta.url).resolve("@sparticuz/chromium")));
  const { version } = createRequire(import.meta.url)(join(source, "package.json")) as { version: string };
  const cache = fileURLToPath(new URL("../../node_modules/.cache/", import.meta.url));
  const folder = join(cache, `chromium-${version}`);
  if (existsSync(folder)) return folder;

  // It unpacks into the temporary folder, and takes a file that is there for a file that is complete. So this one is
  // our own, and gets its name when it is complete.
  await mkdir(cache, { recursive: true });
  const { TMPDIR } = process.env;
  const unfinished = await mkdtemp(join(cache, "unfinished-"));
  try {
    process.env.TMPDIR = unfinished;
    await shipped.executablePath();
    await inflate(join(source, "bin", "al2023.tar.br"));
    await rename(unfinished, folder);
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    // Another run was faster.
    if (!existsSync(folder)) throw error;
  } finally {
    if (TMPDIR === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = TMPDIR;
  }
  return folder;
}
