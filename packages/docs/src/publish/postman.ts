import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { locales } from "../reference/locales.ts";
import { readDocument } from "../reference/read-document.ts";
import { convertToPostman } from "./convert-to-postman.ts";

/** Writes the Postman collection of each language into `download/` of the site. */
export async function writePostmanCollections(folder: string): Promise<void> {
  await mkdir(join(folder, "download"), { recursive: true });
  for (const locale of locales) {
    const collection = await convertToPostman(readDocument(locale), locale);
    const file = join(folder, "download", `minapp-users.${locale}.postman_collection.json`);
    await writeFile(file, `${JSON.stringify(collection, null, 2)}\n`);
  }
}
