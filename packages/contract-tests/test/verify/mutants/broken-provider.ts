import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { type Emulator, type EmulatorOptions, startEmulator } from "@minapp-users/emulator";
import { routesAt } from "@minapp-users/spec-check";
import type { Mutant, WireAnswer, WireRequest } from "./mutant.ts";

/** The emulator behind a server that gets one thing wrong. */
export async function startBrokenProvider(mutant: Mutant, options: EmulatorOptions = {}) {
  const emulator = await startEmulator({ seed: 1200, ...options });
  // A verified phone, so that it can be seen whether a new one is.
  if (options.seed === undefined)
    await emulator.users.seed([{ _phone: "13800000001", _phone_verified: true }]);
  const memory = new Map<string, unknown>();
  // The header size is that of the emulator: the API takes longer URLs than Node does by itself.
  const server = createServer({ maxHeaderSize: 2 ** 16 }, async (incoming, outgoing) => {
    const request = await readRequest(incoming);
    const forward = (changes: Partial<WireRequest> = {}) => pass(emulator, { ...request, ...changes });
    const route = routesAt(request.path).find(({ method }) => method.toUpperCase() === request.method);
    const isMeant = route?.operation.operationId === mutant.operationId;
    const answer = isMeant ? await mutant.answer({ request, forward, emulator, memory }) : await forward();
    outgoing.writeHead(answer.status, answer.headers).end(serialize(answer.body));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    emulator,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await emulator.close();
    },
  };
}

/** What says how a body is sent is for each hop to say. */
const ofTheHop = /^(host|connection|content-length|transfer-encoding|keep-alive)$/;

async function readRequest(incoming: IncomingMessage): Promise<WireRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  const [path = "", search = ""] = (incoming.url ?? "").split("?");
  return {
    method: incoming.method ?? "",
    path,
    query: new URLSearchParams(search),
    headers: withoutHop(incoming.headers as Record<string, string>),
    body: chunks.length > 0 ? parse(Buffer.concat(chunks).toString()) : undefined,
  };
}

async function pass(
  emulator: Emulator,
  { method, path, query, headers, body }: WireRequest,
): Promise<WireAnswer> {
  const response = await fetch(`${emulator.url}${path}${query.size > 0 ? `?${query}` : ""}`, {
    method,
    headers,
    body: body === undefined ? null : serialize(body),
    redirect: "manual",
  });
  return {
    status: response.status,
    headers: withoutHop(Object.fromEntries(response.headers)),
    body: parse(await response.text()),
  };
}

function withoutHop(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !ofTheHop.test(name)));
}

/** Text stays as it is, so that a body that is not JSON, or a number too long for one, passes unchanged. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function serialize(body: unknown): string {
  return typeof body === "string" ? body : JSON.stringify(body);
}
