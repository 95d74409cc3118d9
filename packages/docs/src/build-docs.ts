import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { buildAstro } from "./build-astro.ts";
import { DocsBuildError } from "./docs-build-error.ts";
import { secureContent } from "./publish/content-security.ts";
import { writeDownloads } from "./publish/downloads.ts";
import { writeLlmsTxt } from "./publish/llms-txt.ts";
import { writeMarkdownPages } from "./publish/markdown-pages.ts";
import { writePostmanCollections } from "./publish/postman.ts";
import { relativeAddresses } from "./publish/relative-addresses.ts";
import { writeRobots } from "./publish/robots.ts";
import { writeSearchIndex } from "./publish/search-index.ts";
import { type Locale, locales } from "./reference/locales.ts";
import { replaceFolder } from "./replace-folder.ts";
import { buildSinglePage, singlePageConfig } from "./single-page/build-single-page.ts";
import { readSpec } from "./single-page/read-spec.ts";
import { siteAddress } from "./site-address.ts";

/** Where the build reads and writes. Each has the value that `pnpm build` uses. */
export interface BuildDocsOptions {
  /** The bundled spec in each language. @default those of `@minapp-users/spec` */
  specs?: Partial<Record<Locale, string>>;
  /** The folder to write. What it had before is gone, but only once the new content is complete. @default `dist` */
  outDir?: string;
  /** The configuration of Redocly for the single page. */
  config?: string;
}

const files: Record<Locale, string> = { en: "minapp-users.json", "zh-CN": "minapp-users.zh-CN.json" };

/**
 * Builds the site: its pages by Astro, the reference as a single file by Redoc, and what machines read.
 *
 * @throws {DocsBuildError} if that does not work out. `outDir` then is as it was.
 */
export async function buildDocs({
  specs = {},
  outDir = fileURLToPath(new URL("../dist", import.meta.url)),
  config = singlePageConfig,
}: BuildDocsOptions = {}): Promise<void> {
  const singlePages = await Promise.all(
    locales.map(async (locale) => {
      const spec = await readSpec(specs[locale] ?? specFile(files[locale]), config);
      return { locale, page: await buildSinglePage(spec, locale, config) };
    }),
  );

  const site = siteAddress();
  const target = resolve(outDir);
  await mkdir(dirname(target), { recursive: true });
  // Beside the target, so that the last step is a rename. `dist` inside is a name that git ignores.
  const scratch = await mkdtemp(join(dirname(target), ".docs-build-"));
  const finished = join(scratch, "dist");
  try {
    await buildAstro(finished);
    await mkdir(join(finished, "download"), { recursive: true });
    for (const { locale, page } of singlePages) {
      await writeFile(join(finished, "download", `minapp-users.${locale}.html`), page);
    }
    await writeSearchIndex(finished);
    await writeMarkdownPages(finished, site);
    await writeDownloads(finished);
    await writePostmanCollections(finished);
    await writeLlmsTxt(finished, site);
    await writeRobots(finished, site);
    await relativeAddresses(finished);
    await secureContent(finished);
    await replaceFolder(target, finished, scratch);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

function specFile(name: string): string {
  try {
    return createRequire(import.meta.url).resolve(`@minapp-users/spec/${name}`);
  } catch (error) {
    throw new DocsBuildError(
      `The docs were not built: @minapp-users/spec has no ${name} yet; run \`pnpm build\` at the root, which makes it.`,
      { cause: error },
    );
  }
}
