import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { findUntagged } from "../../src/workflows/find-untagged.ts";

let server: Server | undefined;
afterEach(() => void server?.close());

/** A registry that answers by path. */
async function startRegistry(answers: Record<string, number>): Promise<string> {
  server = createServer(({ url = "" }, response) => response.writeHead(answers[url] ?? 404).end("{}"));
  await new Promise<void>((resolve) => server?.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const spec = { name: "@minapp-users/spec", version: "0.1.0" };
const client = { name: "@minapp-users/client", version: "0.2.0" };
const emulator = { name: "@minapp-users/emulator", version: "0.3.0" };

test("what npm has and GitHub has no release of is found", async () => {
  const registry = await startRegistry({
    "/@minapp-users%2Fspec/0.1.0": 200,
    "/@minapp-users%2Fclient/0.2.0": 200,
  });
  const gh = ([, verb, tag]: string[]) => verb === "view" && tag === "@minapp-users/spec@0.1.0";
  expect(await findUntagged([spec, client, emulator], gh, registry)).toEqual([client]);
});

test("a registry that is down is no answer", async () => {
  const registry = await startRegistry({ "/@minapp-users%2Fspec/0.1.0": 503 });
  await expect(findUntagged([spec], () => false, registry)).rejects.toThrow(
    "npm answered 503 when asked for @minapp-users/spec@0.1.0: run this job again",
  );
});
