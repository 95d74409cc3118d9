import { execFileSync } from "node:child_process";
import { beforeAll, expect, test } from "vitest";
import { budgets } from "../src/budgets.ts";
import { clientPeers } from "../src/clients/client-peers.ts";
import { type PreparedClients, prepareClients } from "../src/clients/prepare-clients.ts";
import { measureOverhead } from "../src/overhead/measure-overhead.ts";
import { binary } from "../src/server/binary.ts";
import { measureSize } from "../src/size/measure-size.ts";
import { temporaryFolder } from "../src/temporary-folder.ts";
import { measureTypes, typedFiles } from "../src/types/measure-types.ts";
import { measureWalk } from "../src/walk/measure-walk.ts";

let clients: PreparedClients;

beforeAll(() => {
  const folder = temporaryFolder();
  clients = prepareClients(folder.path);
  return () => folder[Symbol.dispose]();
});

test("what every client is made to do compiles", () => {
  const args = [binary("typescript", "tsc"), "--project", clients.folder];
  expect(() => execFileSync(process.execPath, args, { encoding: "utf8" })).not.toThrow();
});

test("the root entry weighs no more than its budget", async () => {
  const figures = await measureSize(clients);
  const sizeOf = ({ name }: { name: string }) =>
    figures.find((it) => it.name === name)?.gzipped ?? Number.NaN;
  expect(sizeOf(clientPeers.own)).toBeLessThanOrEqual(budgets.rootEntry);
  expect(sizeOf(clientPeers.own)).toBeGreaterThan(sizeOf(clientPeers.openapiFetch)); // which is in it
});

test("a file that calls every method costs the compiler no more than its budget", async () => {
  const figures = await measureTypes(clients, 1);
  const count = ({ name }: { name: string }) =>
    figures.find((it) => it.name === name)?.instantiations ?? Number.NaN;
  expect(count(typedFiles.own) - count(typedFiles.empty)).toBeLessThanOrEqual(budgets.instantiations);
  expect(count(typedFiles.ownFive)).toBeLessThan(count(typedFiles.openapiFetch));
});

test("all clients send the same requests, and give the same answers", async () => {
  const figures = await measureOverhead(clients, { turns: 1, calls: 100, attempts: 1 });
  const names = Object.values(clientPeers).map(({ name }) => name);
  expect(figures.map(({ call, client }) => `${call} ${client}`)).toEqual(
    ["get", "list", "update"].flatMap((call) => names.map((name) => `${call} ${name}`)),
  );
  for (const { median } of figures) expect(median).toBeGreaterThan(0);
});

test("a walk sends one request a page, with and without prefetch", async () => {
  const { samples } = await measureWalk(
    clients,
    { pageSize: 100, delay: 0 },
    { walks: [2000, 1000], rounds: 1 },
  );
  const own = samples.filter(({ client }) => client === clientPeers.own.name);
  expect(own.map(({ way, users, requests }) => [way, users, requests])).toEqual(
    [1000, 2000].flatMap((users) =>
      ["offset", "offset, prefetch", "keyset", "keyset, prefetch"].map((way) => [way, users, users / 100]),
    ),
  );
  for (const { heapMiB } of samples) expect(heapMiB).toBeGreaterThan(0);
});
