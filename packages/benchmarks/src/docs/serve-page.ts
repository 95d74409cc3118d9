import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname } from "node:path";
import { brotliCompressSync } from "node:zlib";
import type { ReferencePage } from "./reference-pages.ts";

const types: Record<string, string> = {
  ".css": "text/css",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".svg": "image/svg+xml",
};

/** Compressed files by page and path: at the highest level, as a host keeps them, which takes seconds for megabytes. */
const compressed = new Map<string, Buffer | undefined>();

/** A page while it is served. */
export interface ServedPage extends AsyncDisposable {
  /** Without a slash at its end. */
  origin: string;
}

/** Serves the files of a page on this machine, all of them compressed by brotli, and none to be kept by the browser. */
export async function servePage(page: ReferencePage): Promise<ServedPage> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://127.0.0.1");
    const key = `${page.name} ${pathname}`;
    if (!compressed.has(key)) {
      const content = page.read(pathname);
      compressed.set(key, content && brotliCompressSync(content));
    }
    const body = compressed.get(key);
    const type = types[extname(pathname) || ".html"] ?? "application/octet-stream";
    response.writeHead(body === undefined ? 404 : 200, {
      "Content-Type": type,
      "Cache-Control": "no-store",
      ...(body !== undefined && { "Content-Encoding": "br", "Content-Length": body.length }),
    });
    response.end(body);
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
