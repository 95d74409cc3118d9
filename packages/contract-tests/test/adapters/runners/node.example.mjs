import { deepEqual } from "node:assert/strict";
import { after, afterEach, test } from "node:test";
import { assertNoViolations, startMock } from "@minapp-users/contract-tests";
import { underTest } from "./chosen.mjs";

const mock = await startMock();
afterEach(() => mock.reset());
after(() => mock.close());

test("a birthday is counted on the server", async () => {
  await underTest(mock, 70695404);
  deepEqual(
    mock.requests.map(({ operationId, params }) => [operationId, params.id]),
    [["updateUser", "70695404"]],
  );
  assertNoViolations(mock);
});
