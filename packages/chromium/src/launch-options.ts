import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import shipped, { inflate } from "@sparticuz/chromium";
import type { LaunchOptions } from "playwright-core";

/**
 * The Chromium that came by npm, which is there for Linux on x64. It needs nothing of the system but the C library:
 * its other libraries come with it, and its font has to be made known. Elsewhere, the Chrome that is installed.
 */
export async function browserOfThisMachine(): Promise<LaunchOptions> {
  if (process.platform !== "linux" || process.arch !== "x64") return { channel: "chrome" };
  const folder = await unpacked();
  const fonts = join(folder, "fonts.conf");
  await writeFile(
    fonts,
    `<fontconfig><dir>${folder}/fonts</dir><cachedir>${folder}/fonts-cache</cachedir></fontconfig>`,
  );
  return {
    executablePath: join(folder, "chromium"),
    env: { LD_LIBRARY_PATH: join(folder, "al2023", "lib"), FONTCONFIG_FILE: fonts, HOME: folder },
  };
}

/** Unpacks the browser once for each of its versions. */
async function unpacked(): Promise<string> {
  const source = dirname(dirname(createRequire(import.meta.url).resolve("@sparticuz/chromium")));
  const { version } = createRequire(import.meta.url)(join(source, "package.json")) as { version: string };
  const cache = fileURLToPath(new URL("../node_modules/.cache/", import.meta.url));
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
