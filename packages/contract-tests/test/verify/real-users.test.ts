import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { type Emulator, startEmulator } from "@minapp-users/emulator";
import { describe, expect, onTestFinished, test } from "vitest";
import { columnKinds } from "../../src/verify/column-kinds.ts";
import { runVerify } from "../../src/verify/run-verify.ts";
import { sandboxValues } from "../../src/verify/sandbox-values.ts";
import type { VerifyOptions } from "../../src/verify/verify-options.ts";
import { startBrokenProvider } from "./mutants/broken-provider.ts";
import { type Mutant, wrongAnswer, wrongRequest } from "./mutants/mutant.ts";
import { realUsers } from "./real-users.ts";
import { settable } from "./settable.ts";

/** Providers that would bring an innocent user to harm, if they were trusted. */

const token = "a-real-token";
const named = realUsers.map(({ id }) => id);

/** A provider with users that may be real, of whom six are named, and that gets something wrong. */
async function verifyBroken(mutant: Mutant, options: Partial<VerifyOptions> = {}) {
  await using provider = await startBrokenProvider(mutant, { token, seed: 100 });
  await provider.emulator.users.seed(realUsers);
  const before = settable(provider.emulator);
  const wishes = { baseUrl: provider.url, token, users: named, columns: columnKinds };
  const result = await runVerify({ ...wishes, ...options });
  const failed = result.cases.filter(({ state }) => state === "failed").map(({ message }) => message);
  return { ...result, failed, before, after: settable(provider.emulator) };
}

function strangers(rows: object[]): object[] {
  return rows.filter((row) => !named.includes((row as { id: number }).id));
}

test("a gateway on this machine that adds its own token is only read", async () => {
  const emulator = await startEmulator({ token, seed: 100 });
  onTestFinished(() => emulator.close());
  const gateway = createServer(async (incoming, outgoing) => {
    const { method = "" } = incoming;
    const answer = await fetch(emulator.url + incoming.url, {
      method,
      headers: { authorization: `Bearer ${token}` },
    });
    outgoing.writeHead(answer.status, { "content-type": "application/json" }).end(await answer.text());
  });
  await new Promise<void>((resolve) => gateway.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void gateway.close());
  const { port } = gateway.address() as AddressInfo;
  const result = await runVerify({ baseUrl: `http://127.0.0.1:${port}`, operations: ["getUser"] });
  expect(result).toMatchObject({ access: "read-only", isDouble: false });
  expect(new Set(emulator.requests.map(({ method }) => method))).toEqual(new Set(["GET"]));
});

describe("nobody is changed who was not named", () => {
  test.each<Mutant>([
    wrongRequest("bulkUpdateUsers", "ignores where in updates", ({ query }) => query.delete("where")),
    wrongRequest("bulkUpdateUsers", "ignores where and limit in updates", ({ query }) => {
      query.delete("where");
      query.set("limit", "1000");
    }),
    wrongRequest("bulkUpdateUsers", "finds everyone by an id", ({ query }) =>
      query.set("where", (query.get("where") ?? "{}").replace(/"\$in":\[[^\]]*\]/, '"$gt":0')),
    ),
  ])("by a provider that $name", async (mutant) => {
    const { failed, before, after, ok } = await verifyBroken(mutant, { tags: ["bulk-update"] });
    expect(ok).toBe(false);
    // Whichever shows first: that it names strangers, or that it counts somebody.
    const stopped =
      /^bulkUpdateUsers: an update (of nobody was not answered as one|reached users that were not named)/;
    expect(failed.filter((message) => stopped.test(message ?? "")).length).toBeGreaterThan(10);
    expect(strangers(after)).toEqual(strangers(before));
    expect(after).toEqual(before);
  });

  test("by a provider that answers about another user", async () => {
    const other = wrongRequest("getUser", "answers about another user", (request) => {
      request.path = request.path.replace(String(named[0]), "100000001");
    });
    const { failed, before, after, ok } = await verifyBroken(other, { tags: ["users"] });
    expect(ok).toBe(false);
    expect(failed).toContain("getUser: the answer is about another user");
    expect(after).toEqual(before);
  });

  test("by a link that leads elsewhere", async () => {
    const elsewhere = wrongAnswer("bulkUpdateUsers", "leads elsewhere", (body) => {
      if (body.next) body.next = `/production${body.next}`;
    });
    const { failed, before, after } = await verifyBroken(elsewhere, { tags: ["bulk-update"] });
    expect(failed.filter((message) => /link|next/.test(message ?? "")).length).toBeGreaterThan(0);
    expect(after).toEqual(before);
  });
});

describe("who was named gets back what it had, or it is said who did not", () => {
  test("logins that are not shown are left alone", async () => {
    const hiding = wrongAnswer("getUser", "hides logins", (body) => {
      for (const name of ["_username", "_email", "_phone"]) delete body[name];
    });
    const { cases, before, after } = await verifyBroken(hiding, { tags: ["accounts"] });
    expect(
      cases.filter(({ message }) => message?.startsWith("getUser does not show the logins")).length,
    ).toBeGreaterThan(5);
    expect(after).toEqual(before);
  });

  /** Refuses, from some request on, what would give the second user its text back. */
  const isGivenBack = (body: unknown) => Object(body).test === realUsers[1]?.test;

  test("a value that is refused: the others are given back", async () => {
    const refusing: Mutant = {
      name: "refuses a value",
      operationId: "updateUser",
      answer: async ({ request, forward }) => {
        if (!isGivenBack(request.body)) return forward();
        const headers = { "content-type": "application/json" };
        return { status: 400, headers, body: { status: "error", error_msg: "no" } };
      },
    };
    const { problems, ok, before, after } = await verifyBroken(refusing, { operations: ["getUser"] });
    expect(ok).toBe(false);
    expect(problems).toEqual(["Not everything could be given back to user 2 of 6 by id: test."]);
    const without = (rows: object[]) => rows.map((row) => ({ ...row, test: undefined }));
    expect(without(after)).toEqual(without(before));
  });

  test("a value that is dropped without a word is noticed", async () => {
    const dropping = wrongRequest("updateUser", "drops a value", (request) => {
      if (isGivenBack(request.body)) request.body = { tags: ["x"] };
    });
    const { problems, ok } = await verifyBroken(dropping, { operations: ["getUser"] });
    expect(ok).toBe(false);
    expect(problems[0]).toMatch(/^Not everything could be given back to user 2 of 6 by id: test/);
  });

  test("a provider that is only busy is asked again", async () => {
    const busy: Mutant = {
      name: "is busy",
      operationId: "updateUser",
      answer: async ({ request, forward, memory }) => {
        if (!isGivenBack(request.body) || memory.has("busy")) return forward();
        memory.set("busy", true);
        const headers = { "content-type": "application/json" };
        return { status: 503, headers, body: { status: "error", error_msg: "busy" } };
      },
    };
    const { problems, before, after } = await verifyBroken(busy, { operations: ["getUser"] });
    expect(problems).toEqual([]);
    expect(after).toEqual(before);
  });

  test("what a run that was killed has left is not taken for what the users had", async () => {
    const emulator: Emulator = await startEmulator({ token, seed: 100 });
    onTestFinished(() => emulator.close());
    const { text, second_text, number } = sandboxValues[1] ?? {};
    const values = { test: text, nick2: second_text, score: number };
    await emulator.users.seed(
      realUsers.map((user, index) => ({ ...user, ...(index === 1 ? values : {}) })) as never,
    );
    const columns = { text: "test", second_text: "nick2", number: "score" };
    await expect(runVerify({ baseUrl: emulator.url, token, users: named, columns })).rejects.toThrow(
      "user 2 of 6 by id has the values that an earlier run gave it: give it its own first",
    );
  });
});
