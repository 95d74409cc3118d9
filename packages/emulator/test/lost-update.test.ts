import { expect, test } from "vitest";
import { startEmulator } from "../src/index.ts";
import { createCall } from "./call.ts";

/** Two writers of different columns, at the same time. */
async function writeAtOnce(path: string) {
  await using emulator = await startEmulator({ seed: [{ id: 1, test: "old", score: 0 }] });
  const call = createCall(emulator);
  await Promise.all([call(path, { body: { test: "new" } }), call(path, { body: { score: 1 } })]);
  return emulator.users.read(1);
}

test("before v2.6 a save writes the whole row as it was read: of two writers at once, one is undone", async () => {
  await using emulator = await startEmulator({ seed: [{ id: 1, test: "old", score: 0 }] });
  emulator.faults.add({ operationId: "updateUserInfoV1", saveDelay: 300 });
  const call = createCall(emulator);
  const slow = call("/oserve/v1/user/info/1/", { body: { test: "new" } });
  await new Promise((resolve) => setTimeout(resolve, 100));
  const quick = await call("/oserve/v1/user/info/1/", { body: { score: 1 } });
  expect(quick.json).toMatchObject({ test: "old", score: 1 });
  expect((await slow).json).toMatchObject({ test: "new", score: 0 });
  expect(emulator.users.read(1)).toMatchObject({ test: "new", score: 0 });
});

test("a save before v2.6 undoes one of v2.6 as well", async () => {
  await using emulator = await startEmulator({ seed: [{ id: 1, test: "old", score: 0 }] });
  emulator.faults.add({ operationId: "updateUserInfoV1", saveDelay: 300 });
  const call = createCall(emulator);
  const old = call("/oserve/v1/user/info/1/", { body: { test: "new" } });
  await new Promise((resolve) => setTimeout(resolve, 100));
  await call("/oserve/v2.6/miniapp/user_profile/1/", { body: { score: 1 } });
  await old;
  expect(emulator.users.read(1)).toMatchObject({ test: "new", score: 0 });
});

test("a save before v2.6 does not undo a change of the login, which is a resource of its own", async () => {
  await using emulator = await startEmulator({ seed: [{ id: 1, _username: "old" }, { id: 2 }] });
  emulator.faults.add({ operationId: "updateUserInfoV1", saveDelay: 300 });
  const call = createCall(emulator);
  const slow = call("/oserve/v1/user/info/1/", { body: { test: "new" } });
  await new Promise((resolve) => setTimeout(resolve, 100));
  await call("/oserve/v2.1/miniapp/user/account/1/", { body: { username: "new" } });
  await call("/oserve/v2.1/miniapp/user/account/2/", { body: { username: "old" } });
  expect((await slow).json).toMatchObject({ test: "new", _username: "new" });
  expect(emulator.users.all().map(({ _username }) => _username)).toEqual(["new", "old"]);
});

test("a save before v2.6 of a user who is gone by then is a 404", async () => {
  await using emulator = await startEmulator({ seed: [] });
  const empty = emulator.users.snapshot();
  await emulator.users.seed([{ id: 1 }]);
  emulator.faults.add({ operationId: "updateUserInfoV1", saveDelay: 200 });
  const slow = createCall(emulator)("/oserve/v1/user/info/1/", { body: { test: "new" } });
  await new Promise((resolve) => setTimeout(resolve, 80));
  emulator.users.restore(empty);
  expect((await slow).status).toBe(404);
});

test("from v2.6 on, both writers are kept, however often they meet", async () => {
  for (let round = 0; round < 20; round++) {
    expect(await writeAtOnce("/oserve/v2.6/miniapp/user_profile/1/")).toMatchObject({
      test: "new",
      score: 1,
    });
  }
});
