import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { guides } from "../guides.ts";
import { operationAddress } from "../reference/addresses.ts";
import type { Locale } from "../reference/locales.ts";
import { listOperations } from "../reference/operations.ts";
import { readDocument } from "../reference/read-document.ts";
import { packageAddress, packages } from "./packages.ts";
import { markdownAddress, readPages, type SitePage } from "./site-page.ts";

const words = {
  en: {
    warning: "**Never send a bulk update without `where`**: it updates every user, and there is no undo.",
    pages:
      "Every page of the site is also Markdown: put `index.md` after its address. The links below lead to these.",
    guides: "Guides",
    reference: "Reference",
    schemas: "Schemas",
    files: "Files",
    packages: "npm packages",
    optional: "Optional",
    spec: "the whole reference in one file, OpenAPI 3.1",
    stories: "the usual sequences of requests, Arazzo 1.0",
    postman: "all requests, for Postman; they go to the emulator unless told otherwise",
    other: { title: "简体中文", description: "the same site in Chinese" },
  },
  "zh-CN": {
    warning: "**发送批量更新务必带上 `where`**：不带 `where` 会更新所有用户，而且无法撤销。",
    pages: "网站的每个页面都有 Markdown 版本：在页面地址后加上 `index.md`。下面的链接都指向 Markdown 版本。",
    guides: "指南",
    reference: "API 参考",
    schemas: "数据结构",
    files: "文件",
    packages: "npm 包",
    // The format knows this heading in English only.
    optional: "Optional",
    spec: "完整的接口描述，单个文件，OpenAPI 3.1",
    stories: "常见的请求流程，Arazzo 1.0",
    postman: "全部请求，用于 Postman；默认发往模拟器",
    other: { title: "English", description: "本站的英文版" },
  },
};

const places: Record<Locale, string> = { en: "llms.txt", "zh-CN": "zh-CN/llms.txt" };

/**
 * Writes what the site has for language models, in the format of https://llmstxt.org: `llms.txt` in English and
 * `zh-CN/llms.txt` in Chinese.
 *
 * @param site The address of the site, with a slash at its end.
 */
export async function writeLlmsTxt(folder: string, site: string): Promise<void> {
  const pages = await readPages(folder);
  for (const locale of ["en", "zh-CN"] as const) {
    const text = list(
      pages.filter((page) => page.locale === locale),
      locale,
      site,
    );
    await writeFile(join(folder, places[locale]), text);
  }
}

function list(pages: SitePage[], locale: Locale, site: string): string {
  const t = words[locale];
  const document = readDocument(locale);
  const left = new Map(pages.map((page) => [`/${page.address}`, page]));
  /** The pages at these addresses, which are then listed. One that is not built is left out. */
  const take = (addresses: string[]) =>
    addresses.flatMap((address) => {
      const page = left.get(address);
      left.delete(address);
      return page === undefined ? [] : [page];
    });
  const pageLine = ({ title, description, address }: SitePage) =>
    line(title, markdownAddress(new URL(address, site), site), description);
  const section = (title: string, lines: string[]) =>
    lines.length === 0 ? "" : `\n## ${title}\n\n${lines.join("\n")}\n`;
  const file = (name: string, description: string) =>
    line(name, new URL(`download/${name}`, site).href, description);
  const operations = (deprecated: boolean) =>
    take(
      listOperations(document)
        .filter((operation) => operation.deprecated === deprecated)
        .map(({ operationId }) => operationAddress(locale, operationId)),
    ).map(pageLine);
  const schemas = take([...left.keys()].filter((address) => address.includes("/reference/schemas/")));

  return [
    `# ${document.info.title}\n\n> ${document.info.summary}\n\n${document.info.description.trim()}\n\n${t.warning}\n\n${t.pages}\n`,
    section(t.guides, take(guides.map((slug) => `/${locale}/guides/${slug}/`)).map(pageLine)),
    section(t.reference, [...take([`/${locale}/reference/`]).map(pageLine), ...operations(false)]),
    section(t.schemas, schemas.map(pageLine)),
    section(t.files, [
      file(`minapp-users.${locale}.yaml`, t.spec),
      file(`minapp-users.${locale}.json`, t.spec),
      file("minapp-users.arazzo.yaml", t.stories),
      file(`minapp-users.${locale}.postman_collection.json`, t.postman),
    ]),
    section(
      t.packages,
      Object.entries(packages).map(([name, purpose]) => line(name, packageAddress(name), purpose[locale])),
    ),
    section(t.optional, [
      ...operations(true),
      ...take([...left.keys()]).map(pageLine),
      line(t.other.title, new URL(places[locale === "en" ? "zh-CN" : "en"], site).href, t.other.description),
    ]),
  ].join("");
}

function line(title: string, address: string, description: string): string {
  return `- [${title.replace(/[[\]]/g, "\\$&")}](${address}): ${description.replace(/\s+/g, " ")}`;
}
