import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import sirv from "sirv";
import { headersOf, readHeaders } from "../../src/headers-file.ts";
import { siteFolder } from "./site-folder.ts";

/** The site below a path of a host that has other things besides. */
export interface SiteBelow extends AsyncDisposable {
  /** With the path, and a slash at its end. */
  url: string;
}

/** Serves the folder of the site below a path, which has a slash at both ends. */
export async function serveBelow(base: string): Promise<SiteBelow> {
  const files = sirv(siteFolder, { dev: true });
  const rules = readHeaders(`${siteFolder}/_headers`);
  const server = createServer((request, response) => {
    const { url = "/" } = request;
    if (!url.startsWith(base)) {
      response.writeHead(404).end();
      return;
    }
    request.url = `/${url.slice(base.length)}`;
    for (const [name, value] of headersOf(rules, request.url)) response.setHeader(name, value);
    files(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${base}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
