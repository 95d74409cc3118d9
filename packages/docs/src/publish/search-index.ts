import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import * as pagefind from "pagefind";
import { DocsBuildError } from "../docs-build-error.ts";
import { isLocale } from "../reference/locales.ts";
import { listPages } from "./html-files.ts";
import { searchablePage } from "./searchable-page.ts";

/** Pagefind's own interfaces, which the site does without. */
const interfaces = /-ui\.|-highlight\./;

/** Writes the index of the search, and Pagefind's script that reads it, into `pagefind` in the folder of the site. */
export async function writeSearchIndex(folder: string): Promise<void> {
  const { index, errors } = await pagefind.createIndex({ includeCharacters: "$" });
  try {
    if (index === undefined) throw failed(errors);
    for (const path of await listPages(folder)) {
      const html = await readFile(join(folder, path), "utf8");
      const [locale] = path.split("/");
      if (!isLocale(locale) || !html.includes("data-pagefind-body")) continue;
      const address = path.replace(/index\.html$/, "");
      const added = await index.addHTMLFile({
        url: `/${address}`,
        content: searchablePage(html, address, locale),
      });
      if (added.errors.length > 0) throw failed(added.errors);
    }
    const written = await index.getFiles();
    if (written.errors.length > 0) throw failed(written.errors);
    for (const { path, content } of written.files.filter(({ path }) => !interfaces.test(path))) {
      const file = join(folder, "pagefind", path);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, content);
    }
  } finally {
    await pagefind.close();
  }
}

function failed(errors: string[]): DocsBuildError {
  return new DocsBuildError(`The docs were not built: Pagefind failed (${errors.join("; ")}).`);
}
