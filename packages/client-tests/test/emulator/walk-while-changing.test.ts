import { expect, test } from "vitest";
import { manyUsers, started } from "./started.ts";

test("a job that changes users as it walks by id meets each one once", async () => {
  const { emulator, users } = await started({ seed: manyUsers(300) });
  const seen: number[] = [];
  for await (const user of users.list({ where: { score: { $gte: 0 } }, keyset: true, limit: 50 })) {
    seen.push(user.id);
    await users.update(user.id, { score: -1 });
  }
  expect(seen).toEqual(manyUsers(300).map((user) => user.id));
  expect(emulator.users.all().every((row) => row.score === -1)).toBe(true);
});

test("the same job by offset skips users, which is why there is a walk by id", async () => {
  const { emulator, users } = await started({ seed: manyUsers(300) });
  const seen: number[] = [];
  for await (const user of users.list({ where: { score: { $gte: 0 } }, order_by: "id", limit: 50 })) {
    seen.push(user.id);
    await users.update(user.id, { score: -1 });
  }
  expect(seen).toHaveLength(150);
  expect(emulator.users.all().filter((row) => row.score !== -1)).toHaveLength(150);
});
