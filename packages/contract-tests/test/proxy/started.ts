// What the tests of the proxy start, each on a free port, and closed when the test ends.
import { once } from "node:events";
import { createServer, type IncomingHttpHeaders, type RequestListener, request } from "node:http";
import { type AddressInfo, connect, createServer as createSocketServer, type Socket } from "node:net";
import { text } from "node:stream/consumers";
import { type EmulatorOptions, startEmulator } from "@minapp-users/emulator";
import { onTestFinished } from "vitest";
import { type ProxyOptions, startProxy } from "../../src/index.ts";

export async function proxyTo(target: string, options: Omit<ProxyOptions, "target"> = {}) {
  const proxy = await startProxy({ target, ...options });
  onTestFinished(() => proxy.close());
  return proxy;
}

export async function emulator(options: EmulatorOptions = {}) {
  const started = await startEmulator({ seed: 5, ...options });
  onTestFinished(() => started.close());
  return started;
}

/** A target that answers as the test says. */
export async function target(listener: RequestListener): Promise<string> {
  const server = createServer({ maxHeaderSize: 2 ** 16 }, listener).listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** A target that always gives the same answer. */
export function answering(
  status: number,
  headers: Record<string, string | string[]>,
  body: string | Buffer = "",
) {
  return target((incoming, outgoing) => {
    incoming.resume();
    outgoing.writeHead(status, headers).end(body);
  });
}

/** A target that is no HTTP server. */
export async function socketTarget(onRequest: (socket: Socket) => void): Promise<string> {
  const sockets = new Set<Socket>();
  const server = createSocketServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => {});
    socket.once("data", () => onRequest(socket));
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

export interface Reply {
  status: number;
  headers: IncomingHttpHeaders;
  rawHeaders: string[];
  text: string;
}

/** Sends what fetch would tidy up or refuse, and follows no redirect. */
export async function send(
  url: string,
  path: string,
  { method = "GET", headers = {}, body }: { method?: string; headers?: object; body?: string | Buffer } = {},
): Promise<Reply> {
  const { hostname, port } = new URL(url);
  const sent = request({ hostname, port, method, path, headers: { ...headers }, agent: false });
  sent.end(body);
  const [response] = await once(sent, "response");
  const { statusCode, headers: received, rawHeaders } = response;
  return { status: statusCode, headers: received, rawHeaders, text: await text(response) };
}

/** Sends bytes, and gives what comes back until the connection is closed. */
export async function sendBytes(port: number, bytes: string): Promise<string> {
  const socket = connect(port, "127.0.0.1");
  socket.write(bytes);
  return await text(socket);
}

export const users = "/oserve/v2.2/miniapp/user_profile/";
export const bulk = "/oserve/v2.6/miniapp/user_profile/";
export const json = { "content-type": "application/json" };
export const user = { id: 70695404, created_at: 1, updated_at: 2 };
