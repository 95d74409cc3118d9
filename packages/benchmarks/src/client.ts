import { Agent, request } from "node:http";

export interface Answer {
  status: number;
  body: Buffer;
  /** From sending the request to the last byte of the answer. */
  ms: number;
}

export interface Client {
  get(path: string): Promise<Answer>;
  close(): void;
}

/**
 * Sends one request after the other over one connection.
 *
 * `node:http` and not `fetch`, which costs several times as much and would hide what the servers cost.
 *
 * @param timeout - of each request, in milliseconds
 */
export function connect(url: string, headers: Record<string, string>, timeout = 60_000): Client {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  return {
    get(path) {
      return new Promise((resolve, reject) => {
        const from = performance.now();
        const sent = request(new URL(path, url), { agent, headers, timeout }, (response) => {
          const chunks: Buffer[] = [];
          response.on("data", (chunk) => chunks.push(chunk));
          response.on("error", reject);
          response.on("end", () => {
            const ms = performance.now() - from;
            resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks), ms });
          });
        });
        sent.on("error", reject);
        sent.on("timeout", () => sent.destroy(new Error(`no answer within ${timeout} ms`)));
        sent.end();
      });
    },
    close: () => agent.destroy(),
  };
}
