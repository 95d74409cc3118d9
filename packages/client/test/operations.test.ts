import { readFile } from "node:fs/promises";
import spec from "@minapp-users/spec/minapp-users.json" with { type: "json" };
import { describe, expect, test } from "vitest";
import { createUsersClient, type operations, type UsersClient } from "../src/index.ts";

type MethodName = Exclude<keyof UsersClient, "raw">;
/** The methods that call an operation; or why there is none. */
type Entry = readonly [MethodName, ...MethodName[]] | "deprecated, raw only" | "auth";

/**
 * How each operation of the spec is reached. A new operation has to be entered here, and a method to be written, unless it
 * came deprecated.
 */
const table: Record<keyof operations, Entry> = {
  createAuthorizationCode: "auth",
  createAccessToken: "auth",
  listUsers: ["list", "count", "updateEvery", "updateAll"],
  getUser: ["get"],
  updateUser: ["update"],
  bulkUpdateUsers: ["updateWhere", "updateEvery", "updateAll"],
  getBulkOperation: ["waitForBulkOperation"],
  updateUserAccount: ["updateAccount"],
  listUserProfilesV1: "deprecated, raw only",
  getUserProfileV1: "deprecated, raw only",
  listUserInfoV1: "deprecated, raw only",
  getUserInfoV1: "deprecated, raw only",
  updateUserInfoV1: "deprecated, raw only",
};

interface Operation {
  operationId: string;
  deprecated?: boolean;
  tags: string[];
}
const inSpec = Object.values(spec.paths as unknown as Record<string, Record<string, Operation>>).flatMap(
  (path) => Object.values(path).filter((it) => it.operationId !== undefined),
);

test("every operation of the spec is in the table, and nothing else is", () => {
  expect(Object.keys(table).toSorted()).toEqual(inSpec.map((it) => it.operationId).toSorted());
});

describe("the operation", () => {
  test.each(inSpec)("$operationId has a method, unless it is deprecated or part of /auth", (operation) => {
    const { operationId, deprecated = false, tags } = operation;
    const entry = table[operationId as keyof operations];
    expect(entry === "deprecated, raw only", "raw only").toBe(deprecated);
    expect(entry === "auth", "auth").toBe(tags.includes("Authentication"));
    if (typeof entry === "string") return;
    const client = createUsersClient({ token: "token" });
    for (const name of entry) expect(client[name], name).toBeTypeOf("function");
  });
});

test("every method of a client is in the table", () => {
  const { raw, ...methods } = createUsersClient({ token: "token" });
  const inTable = Object.values(table).flatMap((it) => (typeof it === "string" ? [] : it));
  expect(Object.keys(methods).toSorted()).toEqual([...new Set<string>(inTable)].toSorted());
  expect(raw.GET).toBeTypeOf("function");
});

/** The comment above the first declaration of each method of `UsersClient`. */
async function readComments(): Promise<Map<string, string>> {
  const source = await readFile(new URL("../src/client.ts", import.meta.url), "utf8");
  const comments = source.matchAll(/\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s+(\w+)\(/g);
  return new Map([...comments].map(([, comment = "", name = ""]) => [name, comment]));
}

test("the comment of every method names the operations that it calls, all of them and no others", async () => {
  const comments = await readComments();
  const methods = Object.keys(createUsersClient({ token: "token" })).filter((it) => it !== "raw");
  const named = methods.map((name) => {
    const line = /Operations?: (.+)\.$/m.exec(comments.get(name) ?? "")?.[1] ?? "";
    return [name, line.split(", ").toSorted()];
  });
  const expected = methods.map((name) => {
    const called = Object.entries(table).filter(([, entry]) => entry.includes(name as never));
    return [name, called.map(([operationId]) => `\`${operationId}\``).toSorted()];
  });
  expect(Object.fromEntries(named)).toEqual(Object.fromEntries(expected));
});
