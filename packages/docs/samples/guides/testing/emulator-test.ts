// not run: run.sh runs it, with a reporter that does not print how long it took
import assert from "node:assert/strict";
import { after, beforeEach, test } from "node:test";
import { UsersError } from "@minapp-users/client";
import { startEmulator } from "@minapp-users/emulator";
import { createPoints } from "./points.ts";

const emulator = await startEmulator({
  schema: [
    { name: "score", type: "number" },
    { name: "tags", type: "array", items: { type: "string" } },
  ],
  seed: [
    { id: 1, score: 3 },
    { id: 2, score: null },
  ],
});
const points = createPoints({ baseUrl: emulator.url, token: emulator.token });
beforeEach(() => emulator.reset()); // users, tokens, faults, requests
after(() => emulator.close());

test("points are kept", async () => {
  assert.equal(await points.add(1, 10), 13);
  assert.equal(emulator.users.read(1)?.score, 13); // what is stored, not what was answered
});

test("two at the same time both count", async () => {
  await Promise.all([points.add(1, 10), points.add(1, 10)]);
  assert.equal(emulator.users.read(1)?.score, 23);
});

test("a user who does not exist", async () => {
  assert.equal(await points.add(3, 10), null);
});

test("an answer that was lost: the points are there once, and the caller is told", async () => {
  emulator.faults.add({ operationId: "updateUser", reset: "after" });
  const error = await points.add(1, 10).catch((error) => error);
  assert(error instanceof UsersError && error.mayHaveBeenApplied);
  assert.equal(emulator.users.read(1)?.score, 13);
  assert.equal(emulator.requests.length, 1);
});
