// not run: run.sh runs it, with a reporter that does not print how long it took
import assert from "node:assert/strict";
import { after, afterEach, test } from "node:test";
import { assertNoViolations, startMock } from "@minapp-users/contract-tests";
import { createPoints } from "./points.ts";

const mock = await startMock();
const points = createPoints({ baseUrl: mock.url, token: mock.token });
afterEach(() => {
  assertNoViolations(mock); // no test sends what the API does not take
  mock.reset();
});
after(() => mock.close());

test("the server adds, not this service", async () => {
  await points.add(70695404, 10);
  assert.deepEqual(
    mock.requests.map(({ operationId, body }) => ({ operationId, body })),
    [{ operationId: "updateUser", body: { score: { $incr_by: 10 } } }],
  );
});

test("users who could not be marked are counted, although the API answers 200", async () => {
  mock.respondWith("bulkUpdateUsers", { status: 200, example: "partlyFailed", count: 1 });
  assert.equal(await points.markBest(1000), 1);
});
