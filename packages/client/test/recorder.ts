import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { onTestFinished } from "vitest";

export interface RecordedRequest {
  method: string;
  /** Path and query exactly as they were sent. */
  url: string;
  headers: IncomingHttpHeaders;
  body: string;
}

/** As much of an answer as each method needs. */
const anyBody = JSON.stringify({
  id: 1,
  email_verified: true,
  meta: { limit: 20, offset: 0, next: null, previous: null, total_count: 0 },
  objects: [],
  succeed: 0,
  offset: 0,
  limit: 1000,
  next: null,
});

export interface Answer {
  status?: number;
  type?: string;
  headers?: Record<string, string>;
  body?: string;
}

/** A server on a free port that writes down what it is sent and answers the same to all. It ends with the test. */
export async function startRecorder(answer: Answer = {}) {
  const { status = 200, type = "application/json", headers: extra = {}, body = anyBody } = answer;
  const requests: RecordedRequest[] = [];
  const server = createServer(async (request, response) => {
    const { method = "", url = "", headers } = request;
    requests.push({ method, url, headers, body: await text(request) });
    response.writeHead(status, { ...(type ? { "content-type": type } : {}), ...extra }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, requests };
}
