import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A server that answers as a network does on a bad day. */
export interface FaultServer extends AsyncDisposable {
  /** Append the name of a fault to have the `baseUrl` of a client. */
  url: string;
}

type Fault = (request: IncomingMessage, response: ServerResponse) => void;

const faults: Record<string, Fault> = {
  silent: () => {},
  reset: ({ socket }) => void socket.destroy(),
  truncated: ({ socket }, response) => {
    response.writeHead(200, { "content-type": "application/json", "content-length": 1000 });
    response.write('{"id": 7069', () => socket.destroy());
  },
  cut: (_, response) => response.writeHead(200, { "content-type": "application/json" }).end('{"id": 7069'),
  empty: (_, response) => response.writeHead(200).end(),
  html: (_, response) => response.writeHead(502, { "content-type": "text/html" }).end("<h1>Bad Gateway</h1>"),
  later: (_, response) => response.writeHead(429, { "retry-after": "30" }).end(),
  elsewhere: (_, response) => response.writeHead(302, { location: "/busy/" }).end(),
};

/** Any page may call it, as the API itself would have to allow for a browser. */
const crossOrigin = {
  "access-control-allow-origin": "*",
  "access-control-allow-methods": "GET, PUT, POST",
  "access-control-allow-headers": "authorization, content-type",
  "access-control-expose-headers": "retry-after",
};

/** Starts the server on a free port of 127.0.0.1. `await using` closes it. */
export async function startFaults(): Promise<FaultServer> {
  // Who has been told once that the server is busy.
  const told = new Set<string>();
  const busy: Fault = ({ url = "" }, response) => {
    if (told.has(url)) {
      response.writeHead(200, { "content-type": "application/json" }).end('{"id": 70695404}');
    } else {
      told.add(url);
      response.writeHead(503, { "retry-after": "0" }).end();
    }
  };

  const server = createServer((request, response) => {
    for (const [name, value] of Object.entries(crossOrigin)) response.setHeader(name, value);
    if (request.method === "OPTIONS") return void response.writeHead(204).end();
    const name = request.url?.split("/")[1] ?? "";
    const fault = name.startsWith("busy") ? busy : faults[name];
    if (fault) fault(request, response);
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
