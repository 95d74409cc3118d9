import { request } from "node:http";
import { connect } from "node:net";
import { type Attack, tokenPlaceholder } from "./attack.ts";
import type { Victim } from "./victim.ts";

export interface Received {
  status: number;
  headers: Headers;
  text: string;
}

/** Later than this is a hang. Every one of the tests says how long its slowest took. */
export const longestWait = 20_000;

/** Sends a request as it is: neither path nor headers are put right. */
export function send(victim: Victim, { method, target, headers, body, chunked }: Attack): Promise<Received> {
  return new Promise((resolve, reject) => {
    const sent = request({ port: victim.port, host: "127.0.0.1", agent: victim.agent, method, path: target });
    for (const [name, value] of Object.entries(headers)) {
      if (value !== null) sent.setHeader(name, value.replace(tokenPlaceholder, victim.token));
    }
    sent.once("response", async (response) => {
      let text = "";
      response.setEncoding("utf8");
      for await (const chunk of response) text += chunk;
      const received = new Headers();
      for (const [name, value] of Object.entries(response.headers)) received.set(name, String(value));
      resolve({ status: response.statusCode ?? 0, headers: received, text });
    });
    sent.once("error", reject);
    sent.setTimeout(longestWait, () => sent.destroy(new Error("no answer")));
    if (body === undefined) return void sent.end();
    if (!chunked) return void sent.setHeader("content-length", body.length).end(body);
    const middle = Math.floor(body.length / 2);
    sent.setHeader("transfer-encoding", "chunked");
    sent.write(body.subarray(0, middle));
    sent.end(body.subarray(middle));
  });
}

/** Sends bytes and no more, and takes what comes back until the connection ends. */
export function sendRaw(victim: Victim, bytes: Buffer): Promise<Received[]> {
  return new Promise((resolve, reject) => {
    const socket = connect(victim.port, "127.0.0.1");
    const chunks: Buffer[] = [];
    socket.on("data", (chunk) => chunks.push(chunk));
    socket.once("error", reject);
    socket.once("close", () => resolve(readAnswers(Buffer.concat(chunks))));
    socket.setTimeout(longestWait, () => socket.destroy(new Error("no answer")));
    const text = bytes.toString("latin1");
    socket.end(Buffer.from(text.replace(tokenPlaceholder, victim.token), "latin1"));
  });
}

/** All answers on a connection, one behind the other. */
function readAnswers(bytes: Buffer): Received[] {
  const answers: Received[] = [];
  let rest = bytes;
  while (rest.length > 0) {
    const end = rest.indexOf("\r\n\r\n");
    if (end < 0) throw new Error(`half an answer: ${rest}`);
    const [first = "", ...lines] = rest.subarray(0, end).toString("latin1").split("\r\n");
    const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(first)?.[1]);
    const headers = new Headers(lines.map((line) => line.split(/:\s*/, 2) as [string, string]));
    rest = rest.subarray(end + 4);
    const length = headers.has("content-length") ? Number(headers.get("content-length")) : rest.length;
    if (rest.length < length) throw new Error(`half a body: ${rest}`);
    answers.push({ status, headers, text: rest.subarray(0, length).toString() });
    rest = rest.subarray(length);
  }
  return answers;
}
