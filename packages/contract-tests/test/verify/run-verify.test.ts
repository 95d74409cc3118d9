import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { type Emulator, type EmulatorOptions, startEmulator } from "@minapp-users/emulator";
import { expect, onTestFinished, test } from "vitest";
import { targetHeader } from "../../src/proxy/target-header.ts";
import { columnKinds } from "../../src/verify/column-kinds.ts";
import { runVerify } from "../../src/verify/run-verify.ts";
import { realUsers } from "./real-users.ts";
import { settable } from "./settable.ts";

async function emulatorForTest(options: EmulatorOptions = {}): Promise<Emulator> {
  const emulator = await startEmulator({ seed: 1200, ...options });
  onTestFinished(() => emulator.close());
  return emulator;
}

/** Which users a write was aimed at; undefined for one that is not limited to any. */
function aims(emulator: Emulator): unknown[] {
  return emulator.requests
    .filter(({ method, status }) => method === "PUT" && status < 400)
    .flatMap(({ path, query, operationId }) => {
      if (operationId !== "bulkUpdateUsers") return [Number(path.split("/").at(-2))];
      const where = query.where as { $and?: [{ id?: { $in?: number[] } }] } | undefined;
      return where?.$and?.[0].id?.$in ?? [undefined];
    });
}

test("everything holds for the emulator, nothing is skipped, and every user has again what it had", async () => {
  const emulator = await emulatorForTest();
  const before = settable(emulator);
  const result = await runVerify({ baseUrl: emulator.url });
  expect(result.cases.filter(({ state }) => state !== "passed")).toEqual([]);
  expect(result).toMatchObject({ access: "read-write", ok: true, atFault: [], problems: [] });
  expect(settable(emulator)).toEqual(before);
});

test("with a token that may be a real one, nothing is sent that could change anything", async () => {
  const emulator = await emulatorForTest({ token: "a-real-token" });
  const before = emulator.users.all();
  const result = await runVerify({ baseUrl: emulator.url, token: emulator.token, columns: columnKinds });
  expect(result).toMatchObject({ access: "read-only", ok: true });
  expect(result.because).toMatch(/may be real/);
  expect(new Set(emulator.requests.map(({ method }) => method))).toEqual(new Set(["GET"]));
  expect(emulator.users.all()).toEqual(before);
});

// In parts, because the emulator remembers the last thousand requests only.
test.each(["users", "bulk-update", "accounts", "deprecated"])(
  "with a token that may be a real one, only the users that were named are changed (%s)",
  async (tag) => {
    const emulator = await emulatorForTest({ token: "a-real-token" });
    await emulator.users.seed(realUsers);
    const before = settable(emulator);
    const named = realUsers.map(({ id }) => id);
    const result = await runVerify({
      baseUrl: emulator.url,
      token: emulator.token,
      columns: columnKinds,
      users: named,
      tags: [tag],
    });
    expect(result.cases.filter(({ state }) => state === "failed")).toEqual([]);
    expect(result).toMatchObject({ access: "read-write", isDouble: false, ok: true });
    const aimedAt = new Set(aims(emulator));
    expect(aimedAt.size).toBeGreaterThan(0);
    const strangers = [...aimedAt].filter((id) => !named.includes(id as number));
    // Of nobody, it is tried whether a filter is heeded.
    expect(strangers.filter((id) => id === undefined || emulator.users.read(id as number))).toEqual([]);
    expect(settable(emulator)).toEqual(before);
  },
);

test("behind a validation proxy on this machine, the machine that the proxy leads to counts", async () => {
  const emulator = await emulatorForTest();
  const server = createServer(async (incoming, outgoing) => {
    const answer = await fetch(emulator.url + incoming.url, {
      headers: { authorization: String(incoming.headers.authorization) },
    });
    outgoing.writeHead(answer.status, {
      "content-type": "application/json",
      [targetHeader]: "https://cloud.minapp.com",
    });
    outgoing.end(await answer.text());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  const result = await runVerify({ baseUrl: `http://127.0.0.1:${port}`, operations: ["getUser"] });
  expect(result.access).toBe("read-only");
});

test("a provider without users has nothing to write to, and says so", async () => {
  const emulator = await emulatorForTest({ seed: [] });
  const { ok, cases } = await runVerify({ baseUrl: emulator.url, operations: ["getUser"] });
  expect(ok).toBe(false);
  expect(cases[0]?.message).toBe("listUsers: the suite needs 6 users to change, and there are 0");
});

test.each<[string, object, string | RegExp]>([
  [
    "an unknown operation",
    { operations: ["listUser"] },
    /^there is no operation or tag "?listUser"?: they are /,
  ],
  ["an unknown tag", { tags: ["!bulk"] }, /^there is no operation or tag "?bulk"?: they are /],
  ["an unknown kind of column", { columns: { numbr: "a" } }, "there is no such kind of column: they are "],
  [
    "a column that cannot be",
    { columns: { number: "_score" } },
    "the number column must be the name of a custom",
  ],
  [
    "a built-in column",
    { columns: { text: "nickname" } },
    "the text column must be the name of a custom column",
  ],
  [
    "a column for two kinds",
    { columns: { text: "a", second_text: "a" } },
    "the second_text column is that of another kind",
  ],
  ["five users", { users: [1, 2, 3, 4, 5] }, "users must name at least 6 different users, and names 5"],
  [
    "the same user again",
    { users: [1, 2, 3, 4, 5, 5] },
    "users must name at least 6 different users, and names 5",
  ],
  ["no id", { users: [1, 2, 3, 4, 5, 1.5] }, "users must be ids: positive integers"],
  ["half of the credentials", { clientId: "a" }, "the client id and secret are only good together"],
  ["no URL", { baseUrl: "localhost:4020" }, "the base URL is not one: it looks like http://127.0.0.1:4020"],
  ["a password in the URL", { baseUrl: "http://a:b@127.0.0.1" }, "the base URL must not hold a password"],
  [
    "no token for another machine",
    { baseUrl: "https://cloud.minapp.com" },
    "a token is missing: a provider on another",
  ],
])("%s: one sentence, and nothing is sent", async (_, options, sentence) => {
  await expect(runVerify({ baseUrl: "http://127.0.0.1:1", ...options })).rejects.toThrow(sentence);
});

test("nothing listens there: one sentence", async () => {
  await expect(runVerify({ baseUrl: "http://127.0.0.1:1" })).rejects.toThrow(
    "nothing answers at http://127.0.0.1:1 within 10000 ms: is the provider running?",
  );
});

test("a run that is ended early gives the users back what they had", async () => {
  const emulator = await emulatorForTest();
  const before = settable(emulator);
  const controller = new AbortController();
  const end = setInterval(() => {
    if (emulator.requests.some(({ operationId }) => operationId === "updateUser")) controller.abort();
  }, 5);
  const { cases } = await runVerify({ baseUrl: emulator.url, signal: controller.signal });
  clearInterval(end);
  const { cases: all } = await runVerify({ baseUrl: emulator.url });
  expect(cases.filter(({ state }) => state === "passed").length).toBeLessThan(all.length);
  expect(settable(emulator)).toEqual(before);
});
