import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { whereSchema } from "../../src/islands/where-playground/where-schema-plugin.ts";

/** What the pages of the site are served with. */
export const policy =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; connect-src 'self' http://127.0.0.1:* http://localhost:*";

export interface Page {
  lang: string;
  theme?: "light" | "dark";
  /** What is in `<main>`. */
  main: string;
  /** Which island is on it. */
  island: "where-playground" | "try-it";
  /** Instead of that of the site. */
  policy?: string;
}

export interface IslandsSite extends AsyncDisposable {
  url: string;
  /** The pages by their path. */
  pages: Map<string, Page>;
  /** The JavaScript that the build wrote, by file name. */
  scripts: Readonly<Record<string, string>>;
}

/** Bundles the islands as the site does, and serves pages that have one. */
export async function serveIslands(): Promise<IslandsSite> {
  const outDir = await mkdtemp(join(tmpdir(), "minapp-users-islands-"));
  const scripts = await bundle(outDir);
  await rm(outDir, { recursive: true });
  const starlight = createRequire(import.meta.url).resolve("@astrojs/starlight/style/markdown.css");
  // Its colours stand beside what it exports.
  const colours = await readFile(new URL("props.css", pathToFileURL(starlight)), "utf8");
  const pages = new Map<string, Page>();
  const server = createServer(({ url = "" }, response) => {
    const { pathname } = new URL(url, "http://localhost");
    const page = pages.get(pathname);
    const send = (type: string, text: string) =>
      response
        .writeHead(200, {
          "content-type": `${type}; charset=utf-8`,
          "content-security-policy": page?.policy ?? policy,
        })
        .end(text);
    const script = scripts[pathname.slice(1)];
    if (script !== undefined) send("text/javascript", script);
    else if (pathname === "/colours.css") send("text/css", colours);
    else if (page) send("text/html", write(page));
    else response.writeHead(pathname === "/favicon.ico" ? 204 : 404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    pages,
    scripts,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** By the Vite that Astro builds the site with. */
async function bundle(outDir: string): Promise<Record<string, string>> {
  const vite = createRequire(createRequire(import.meta.url).resolve("astro")).resolve("vite");
  const { build } = await import(/* @vite-ignore */ vite);
  const source = (name: string) =>
    fileURLToPath(new URL(`../../src/islands/${name}/element.ts`, import.meta.url));
  const { output } = await build({
    configFile: false,
    logLevel: "error",
    base: "./",
    plugins: [whereSchema()],
    build: {
      outDir,
      modulePreload: false,
      rollupOptions: {
        input: { "where-playground": source("where-playground"), "try-it": source("try-it") },
        output: { entryFileNames: "[name].js", chunkFileNames: "[name].js" },
      },
    },
  });
  const chunks = output as { fileName: string; code?: string }[];
  const others = chunks.filter(({ code }) => code === undefined);
  if (others.length > 0)
    throw new Error(`The build wrote ${others.map(({ fileName }) => fileName).join(", ")}.`);
  return Object.fromEntries(chunks.map(({ fileName, code = "" }) => [fileName, code]));
}

function write({ lang, theme = "light", main, island }: Page): string {
  return `<!doctype html><html lang="${lang}" data-theme="${theme}"><head><meta charset="utf-8"><title>Test</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="stylesheet" href="/colours.css">
<style>body { margin: 0; padding: 1rem; font-family: sans-serif; background: var(--sl-color-bg); color: var(--sl-color-text) }</style>
<script type="module" src="/${island}.js"></script></head><body><main><h1>Test</h1>${main}</main></body></html>`;
}

/** Data for an island, as it stands in HTML. */
export function dataScript(data: unknown): string {
  return `<script type="application/json">${JSON.stringify(data).replaceAll("<", "\\u003c")}</script>`;
}
