import { afterAll, afterEach, expect, test } from "@jest/globals";
import { startMock } from "@minapp-users/contract-tests";
import "@minapp-users/contract-tests/jest";
import { underTest } from "./chosen.mjs";

const mock = await startMock();
afterEach(() => mock.reset());
afterAll(() => mock.close());

test("a birthday is counted on the server", async () => {
  await underTest(mock, 70695404);
  expect(mock.requests).toMatchObject([{ operationId: "updateUser", params: { id: "70695404" } }]);
  expect(mock).toHaveNoViolations();
});
