import { expect, test } from "vitest";
import { checkMaySend, type Intent } from "../../src/verify/may-send.ts";
import type { Provider } from "../../src/verify/provider.ts";

const users = [1, 2, 3, 4, 5, 6].map((id) => ({ id, created_at: 1, updated_at: 1 }));

function check(intent: Partial<Intent> & Pick<Intent, "operationId">, provider: Partial<Provider> = {}) {
  const allowed = users.map(({ id }) => id);
  const real = { access: "read-write", isDouble: false, allowed, absentId: 99, ...provider } as Provider;
  return () => checkMaySend(real, { path: {}, where: undefined, ...intent });
}
const within = (...ids: unknown[]) => JSON.stringify({ $and: [{ id: { $in: ids } }, { score: { $gt: 1 } }] });

test.each<Partial<Intent> & Pick<Intent, "operationId">>([
  { operationId: "listUsers" },
  { operationId: "getUser", path: { id: 1000 } },
  { operationId: "updateUser", path: { id: 6 } },
  { operationId: "updateUser", path: { id: 99 } },
  { operationId: "updateUserAccount", path: { id: 1 } },
  { operationId: "updateUserInfoV1", path: { id: 1 } },
  { operationId: "bulkUpdateUsers", where: within(1, 6) },
])("of real users, $operationId $path $where is sent", (intent) => {
  expect(check(intent)).not.toThrow();
});

test.each<Partial<Intent> & Pick<Intent, "operationId">>([
  { operationId: "updateUser", path: { id: 7 } },
  { operationId: "updateUser", path: { id: "1" } },
  { operationId: "updateUser" },
  { operationId: "updateUserAccount", path: { id: 7 } },
  { operationId: "updateUserInfoV1", path: { id: 7 } },
  { operationId: "bulkUpdateUsers" },
  { operationId: "bulkUpdateUsers", where: "" },
  { operationId: "bulkUpdateUsers", where: "{}" },
  { operationId: "bulkUpdateUsers", where: "not JSON" },
  { operationId: "bulkUpdateUsers", where: within() },
  { operationId: "bulkUpdateUsers", where: within(1, 7) },
  { operationId: "bulkUpdateUsers", where: '{"$and":[{"id":{"$in":[1],"$gt":0}}]}' },
  { operationId: "bulkUpdateUsers", where: '{"$and":[{"id":{"$in":[1]},"score":1}]}' },
  { operationId: "bulkUpdateUsers", where: '{"$or":[{"id":{"$in":[1]}},{"score":1}]}' },
  { operationId: "bulkUpdateUsers", where: '{"$and":[{"id":{"$nin":[1]}}]}' },
  { operationId: "bulkUpdateUsers", where: '{"$and":[{"id":{"$in":[1]}}],"$or":[{"id":{"$gt":0}}]}' },
])("of real users, $operationId $path $where is never sent", (intent) => {
  expect(check(intent)).toThrow(/is not sent$/);
});

test("read-only, no write is sent, to nobody", () => {
  for (const operationId of ["updateUser", "updateUserAccount", "updateUserInfoV1"] as const) {
    expect(check({ operationId, path: { id: 1 } }, { access: "read-only" })).toThrow(/writing is off/);
    expect(check({ operationId, path: { id: 1 } }, { access: "read-only", isDouble: true })).toThrow(/off/);
  }
  for (const operationId of ["bulkUpdateUsers", "createAccessToken"] as const) {
    expect(check({ operationId, where: within(1) }, { access: "read-only" })).toThrow(/off/);
  }
});
