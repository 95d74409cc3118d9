import { formatCoverage, startMock } from "@minapp-users/contract-tests";
import { afterAll, afterEach, expect, test } from "vitest";
import { createPoints } from "../src/points.ts";
import "@minapp-users/contract-tests/vitest";

const mock = await startMock();
const points = createPoints({ baseUrl: mock.url, token: mock.token });

afterEach(() => {
  expect(mock).toHaveNoViolations();
});
afterAll(async () => {
  console.log(formatCoverage(mock.coverage()));
  await mock.close();
});

test("the server adds points, not this service", async () => {
  await points.add(70695404, 10);
  expect(mock.requests.at(-1)).toMatchObject({
    operationId: "updateUser",
    body: { score: { $incr_by: 10 } },
  });
});

test("a user who does not exist", async () => {
  mock.respondWith("updateUser", { status: 404, example: "notFound", count: 1 });
  expect(await points.add(1, 10)).toBeNull();
});

test("the best are asked for by the API's own filter and order", async () => {
  await points.best(10);
  expect(mock.requests.at(-1)?.query).toMatchObject({ where: { score: { $gt: 0 } }, order_by: "-score" });
});

test("users who could not be marked are counted, although the API answers 200", async () => {
  mock.respondWith("bulkUpdateUsers", { status: 200, example: "partlyFailed", count: 1 });
  expect(await points.markBest(1000)).toBe(1);
});
