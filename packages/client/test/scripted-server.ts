import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { text } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import { onTestFinished } from "vitest";
import type { RecordedRequest } from "./recorder.ts";

export interface ScriptedRequest extends RecordedRequest {
  /** When its headers came, as `performance.now()`. */
  time: number;
}

/** What becomes of one request. Without anything, 200 with the empty JSON object. */
export interface Scripted {
  status?: number;
  /** `content-type` is `application/json` unless it is given; empty, there is none. */
  headers?: Record<string, string>;
  /** Sent as it is when it is a text, otherwise as JSON. */
  body?: unknown;
  /** Milliseconds before the headers. */
  delay?: number;
  /** Milliseconds between the first half of the body and the second. */
  bodyDelay?: number;
  /** Hangs up without an answer. To hang up before the request is read, see `unread`. */
  reset?: boolean;
  /** Sends half of the body that `content-length` promises, and hangs up. */
  short?: boolean;
  /** Bytes in place of an HTTP answer. */
  raw?: string;
}

export type Script = (request: ScriptedRequest, index: number) => Scripted | Promise<Scripted>;

/** In a list: hangs up as soon as the headers of the request are there. */
export const unread = "unread";

/**
 * A server on a free port that answers as it is told: by a function, or by a list, whose last answer holds for all further
 * requests. It ends with the test.
 */
export async function startServer(script: Script | (Scripted | typeof unread)[]) {
  const requests: ScriptedRequest[] = [];
  const listed = (index: number) =>
    Array.isArray(script) ? script[Math.min(index, script.length - 1)] : undefined;
  const server = createServer({ maxHeaderSize: 65_536 }, async (request, response) => {
    const { method = "", url = "", headers } = request;
    const recorded: ScriptedRequest = { method, url, headers, body: "", time: performance.now() };
    const index = requests.push(recorded) - 1;
    if (listed(index) === unread) {
      request.socket.resetAndDestroy();
      return;
    }
    recorded.body = await text(request).catch(() => "");
    const answer = typeof script === "function" ? await script(recorded, index) : (listed(index) as Scripted);
    await play(answer, request.socket, response);
  });
  const sockets = new Set<Socket>();
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const close = () => {
    for (const socket of sockets) socket.destroy();
    server.close();
  };
  onTestFinished(close);
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, requests, sockets, close };
}

async function play(answer: Scripted, socket: Socket, response: ServerResponse) {
  const { status = 200, headers = {}, body = {}, delay, bodyDelay, reset, short, raw } = answer;
  if (delay) await sleep(delay, undefined, { ref: false });
  if (reset) return socket.resetAndDestroy();
  if (raw !== undefined) return socket.end(raw);
  const bytes = Buffer.from(typeof body === "string" ? body : JSON.stringify(body));
  const all: Record<string, string> = { "content-type": "application/json", ...headers };
  if (!all["content-type"]) delete all["content-type"];
  if (short) all["content-length"] = String(bytes.length);
  response.writeHead(status, all);
  if (!short && !bodyDelay) return response.end(bytes);
  const half = Math.floor(bytes.length / 2);
  await new Promise((done) => response.write(bytes.subarray(0, half), done));
  if (short) return socket.end();
  await sleep(bodyDelay, undefined, { ref: false });
  return response.end(bytes.subarray(half));
}
