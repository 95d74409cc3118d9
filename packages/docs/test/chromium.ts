import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import shipped, { inflate } from "@sparticuz/chromium";
import { chromium, type LaunchOptions } from "playwright-core";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  interface ProvidedContext {
    /** Where the tests find the browser that was started for all of them. */
    chromium: string;
  }
}

/** Starts one Chromium for all tests, and ends it after them. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), "minapp-users-docs-chromium-"));
  const cleanUp = () => rm(folder, { recursive: true, force: true });
  try {
    const server = await chromium.launchServer({
      host: "127.0.0.1",
      ...(await browserOfThisMachine(folder)),
    });
    project.provide("chromium", server.wsEndpoint());
    return async () => {
      await server.close();
      await cleanUp();
    };
  } catch (error) {
    await cleanUp();
    throw error;
  }
}

/**
 * The Chromium that came by npm, which is there for Linux on x64. It needs nothing of the system but the C library:
 * its other libraries come with it, and its font has to be made known. Elsewhere, the Chrome that is installed.
 */
async function browserOfThisMachine(folder: string): Promise<LaunchOptions> {
  if (process.platform !== "linux" || process.arch !== "x64") return { channel: "chrome" };

  // It unpacks into the temporary folder, without asking whether another process is doing so too. This one is our own.
  const { TMPDIR } = process.env;
  process.env.TMPDIR = folder;
  const executablePath = await shipped.executablePath();
  const package_ = dirname(dirname(createRequire(import.meta.url).resolve("@sparticuz/chromium")));
  await inflate(join(package_, "bin", "al2023.tar.br"));
  if (TMPDIR === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = TMPDIR;

  const fonts = join(folder, "fonts.conf");
  await writeFile(
    fonts,
    `<fontconfig><dir>${folder}/fonts</dir><cachedir>${folder}/fonts-cache</cachedir></fontconfig>`,
  );
  const home = join(folder, "home");
  await mkdir(home);
  return {
    executablePath,
    env: { LD_LIBRARY_PATH: join(folder, "al2023", "lib"), FONTCONFIG_FILE: fonts, HOME: home },
  };
}
