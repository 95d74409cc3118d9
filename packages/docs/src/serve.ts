import { existsSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import sirv from "sirv";
import { headersOf, readHeaders } from "./headers-file.ts";

/** How to serve the docs. */
export interface ServeDocsOptions {
  /** The address to listen at. @default "127.0.0.1" */
  host?: string;
  /** The port to listen at, 0 for any free one. @default 0 */
  port?: number;
  /** The folder to serve. @default the output of this package's build */
  folder?: string;
}

/** The docs while they are served. */
export interface DocsServer {
  /** Where the page is, with a slash at its end. */
  url: string;
  /** The port, which is another one when 0 was asked for. */
  port: number;
  /** Ends all connections and stops. */
  close(): Promise<void>;
}

/**
 * Serves the built docs on this machine.
 *
 * @example
 * const docs = await serveDocs({ port: 4010 });
 * console.log(docs.url); // http://127.0.0.1:4010/
 * await docs.close();
 *
 * @throws {Error} if the docs are not built, or the port is not to be had; the `cause` then has Node's code, such as
 * EADDRINUSE.
 */
export async function serveDocs({
  host = "127.0.0.1",
  port = 0,
  folder = fileURLToPath(new URL("../dist", import.meta.url)),
}: ServeDocsOptions = {}): Promise<DocsServer> {
  if (!existsSync(`${folder}/index.html`)) {
    throw new Error(
      `The docs are not built (there is no index.html in ${folder}): run \`pnpm build\` first.`,
    );
  }
  const rules = readHeaders(`${folder}/_headers`);
  // `dev` reads the files at each request, so that a page that is built anew is served anew.
  const files = sirv(folder, { dev: true, etag: true });
  const server = createServer((request, response) => {
    // Those of a real host, so that a page which does not obey them is noticed here.
    for (const [name, value] of headersOf(rules, request.url ?? "/")) response.setHeader(name, value);
    files(request, response);
  });
  await listen(server, host, port);
  const taken = (server.address() as AddressInfo).port;
  return {
    url: `http://${host.includes(":") ? `[${host}]` : host}:${taken}/`,
    port: taken,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      const reason = error.code === "EADDRINUSE" ? "it is taken" : error.message;
      const sentence = `The docs cannot be served at ${host}:${port} (${reason}): choose another port.`;
      reject(new Error(sentence, { cause: error }));
    });
    server.listen(port, host, resolve);
  });
}
