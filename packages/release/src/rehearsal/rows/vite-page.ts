import { globSync, readFileSync } from "node:fs";
import { cp } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { launchBrowser } from "@minapp-users/client-tests/runtimes";
import { startMock } from "@minapp-users/contract-tests";
import { type EmptyProject, install, installedVersion, makeProject } from "../empty-project.ts";
import { freePort } from "../free-port.ts";
import { runToSuccess, start } from "../processes.ts";
import type { Row } from "../rehearsal.ts";

/** A page that uses the client, built and served by Vite, in Chromium. */
export const vitePage: Row = {
  name: "client: Vite page",
  what: "`vite build` of a page that lists users, opened in Chromium against the mock",
  run: async (rehearsal) => {
    const project = await makeProject(rehearsal, "vite-page");
    const { folder, env } = project;
    await install(project, "@minapp-users/client");
    await install(project, "--save-dev", `vite@${pinnedVite()}`);
    await cp(fileURLToPath(new URL("vite-page/", import.meta.url)), folder, { recursive: true });
    await runToSuccess("npx", ["vite", "build"], { cwd: folder, env });

    const { shown, browser } = await openPage(project);
    const expected = await exampleUsers();
    if (shown.join() !== expected.join()) {
      throw new Error(`the page shows ${shown.join() || "nobody"}, and the mock has ${expected.join()}`);
    }
    const vite = await installedVersion(project, "vite");
    return `Vite ${vite}, ${sizeOf(folder)}, ${shown.length} users in Chromium ${browser}`;
  },
};

/** The version that this package names. */
function pinnedVite(): string {
  const manifest = JSON.parse(readFileSync(new URL("../../../package.json", import.meta.url), "utf8"));
  return manifest.devDependencies.vite;
}

/**
 * Serves what was built, and reads the page.
 *
 * @throws Error when anything is an error on its console
 */
async function openPage({ folder, env }: EmptyProject): Promise<{ shown: string[]; browser: string }> {
  const mock = await startMock();
  const browser = await launchBrowser();
  try {
    const port = String(await freePort());
    const serve = ["vite", "preview", "--host=127.0.0.1", `--port=${port}`, "--strictPort"];
    await using _server = await start("npx", serve, { cwd: folder, env, until: /127\.0\.0\.1/ });
    const page = await browser.newPage();
    const errors: string[] = [];
    page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
    page.on("pageerror", ({ message }) => errors.push(message));
    await page.goto(`http://127.0.0.1:${port}/?${new URLSearchParams({ url: mock.url, token: mock.token })}`);
    await page
      .waitForSelector("li", { timeout: 15_000 })
      .catch(() => errors.push("the page shows no user within 15 s"));
    if (errors.length > 0) throw new Error(errors.join("; "));
    const shown = await page.locator("li").allTextContents();
    return { shown, browser: browser.version() };
  } finally {
    await Promise.all([browser.close(), mock.close()]);
  }
}

/** The ids of the users that the mock has. */
async function exampleUsers(): Promise<string[]> {
  const mock = await startMock();
  try {
    const headers = { authorization: `Bearer ${mock.token}` };
    const response = await fetch(`${mock.url}/oserve/v2.2/miniapp/user_profile/?limit=20`, { headers });
    const { objects } = (await response.json()) as { objects: { id: number }[] };
    return objects.map(({ id }) => String(id));
  } finally {
    await mock.close();
  }
}

function sizeOf(folder: string): string {
  const code = globSync("dist/assets/*.js", { cwd: folder }).map((file) => readFileSync(join(folder, file)));
  const sum = (sizes: number[]) => sizes.reduce((total, size) => total + size, 0).toLocaleString("en");
  const raw = code.map(({ length }) => length);
  const zipped = code.map((buffer) => gzipSync(buffer).length);
  return `${sum(raw)} B, ${sum(zipped)} B gzipped`;
}
