import { expect, test } from "vitest";
import { formatCoverage, type Mock } from "../../src/index.ts";
import { mockForTest } from "../mock-for-test.ts";
import { cases, exampleRequest } from "./documented.ts";

const operations = new Set(cases.map(({ route }) => route.operation.operationId));
const statuses = new Set(cases.map(({ route, status }) => `${route.operation.operationId} ${status}`));
const documented = {
  operations: operations.size,
  statuses: statuses.size,
  examples: cases.filter(({ example }) => example !== undefined).length,
};

async function send(mock: Mock, route: (typeof cases)[number]["route"], more: Record<string, string> = {}) {
  const { method, url, headers, body } = exampleRequest(route);
  const response = await fetch(mock.url + url, {
    method,
    redirect: "manual",
    headers: { authorization: `Bearer ${mock.token}`, ...headers, ...more },
    ...(body === undefined ? {} : { body }),
  });
  await response.arrayBuffer();
}

test("nothing is met at first", async () => {
  const mock = await mockForTest();
  const coverage = mock.coverage();
  expect(coverage.met).toEqual({ operations: 0, statuses: 0, examples: 0 });
  expect(coverage.documented).toEqual(documented);
});

test("every documented answer can be met, one by one", async () => {
  const mock = await mockForTest();
  let examples = 0;
  for (const { route, code, example, mediaType = "*/*" } of cases) {
    await send(mock, route, { prefer: `code=${code}, example=${example}`, accept: mediaType });
    if (example !== undefined) examples++;
    expect(mock.coverage().met.examples).toBe(examples);
  }
  expect(mock.coverage().met).toEqual(documented);
  expect(formatCoverage(mock.coverage())).not.toMatch(/\bnot\b/i);
});

test("an answer to a wrong request meets nothing", async () => {
  const mock = await mockForTest();
  await fetch(`${mock.url}/oserve/v2.2/miniapp/user_profile/?limit=0`);
  await fetch(`${mock.url}/oserve/v2.2/miniapp/user_profile/?limit=0`, {
    headers: { authorization: `Bearer ${mock.token}` },
  });
  expect(mock.violations).toHaveLength(2);
  expect(mock.coverage().met).toEqual({ operations: 0, statuses: 0, examples: 0 });
});

test("the same as text", async () => {
  const mock = await mockForTest();
  const users = `${mock.url}/oserve/v2.2/miniapp/user_profile/`;
  const headers = { authorization: `Bearer ${mock.token}` };
  await fetch(users, { headers });
  await fetch(users, { headers });
  mock.respondWith("listUsers", { example: "empty", count: 1 });
  mock.respondWith("listUsers", { status: 401 });
  for (let call = 0; call < 2; call++) await fetch(users, { headers });
  await fetch(`${users}1/`, { headers });
  const { operations, statuses, examples } = documented;
  const others = [...new Set(cases.map(({ route }) => route.operation.operationId))].filter(
    (operationId) => operationId !== "listUsers" && operationId !== "getUser",
  );
  expect(formatCoverage(mock.coverage())).toBe(
    [
      `Met 2 of ${operations} operations, 3 of ${statuses} statuses, 4 of ${examples} examples.`,
      "  listUsers  200  2 of 5  filtered, empty",
      "             401  1 of 1  unauthorized",
      "             not 400, 402, 403, 5XX",
      "  getUser    200  1 of 2  user",
      "             not 401, 402, 403, 404, 5XX",
      `Not called: ${others.join(", ")}`,
    ].join("\n"),
  );
});

test("reset forgets it, with requests and violations", async () => {
  const mock = await mockForTest();
  const headers = { authorization: `Bearer ${mock.token}` };
  await fetch(`${mock.url}/oserve/v2.2/miniapp/user_profile/`, { headers });
  await fetch(mock.url, { headers });
  expect(mock.coverage().met.operations).toBe(1);
  mock.reset();
  expect(mock.coverage().met.operations).toBe(0);
  expect([mock.requests, mock.violations]).toEqual([[], []]);
});
