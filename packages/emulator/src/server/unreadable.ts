import type { Socket } from "node:net";
import { errorAnswer } from "./error-answer.ts";

const notHttp = "the request is not HTTP: a URL takes neither spaces nor letters outside ASCII, encode them";

const problems: Record<string, [status: number, problem: string]> = {
  HPE_HEADER_OVERFLOW: [400, "the URL and the headers are longer than 1 MiB"],
  ERR_HTTP_REQUEST_TIMEOUT: [408, "the request did not arrive in time"],
};

/** Node's parser gave up on the request. */
export function answerUnreadable(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === "ECONNRESET" || !socket.writable) return void socket.destroy();
  const [status, problem] = problems[error.code ?? ""] ?? [400, notHttp];
  const { body } = errorAnswer(status, problem);
  const head = [
    "content-type: application/json",
    "connection: close",
    `content-length: ${Buffer.byteLength(body)}`,
  ];
  socket.end(`HTTP/1.1 ${status} Refused\r\n${head.join("\r\n")}\r\n\r\n${body}`);
}
