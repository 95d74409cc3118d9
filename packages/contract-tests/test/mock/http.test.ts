import { checkJson, routes } from "@minapp-users/spec-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type AnsweredRequest, type Mock, startMock } from "../../src/index.ts";
import { bodyNames, cases, exampleRequest } from "./documented.ts";

let mock: Mock;
const answered: AnsweredRequest[] = [];
beforeAll(async () => {
  mock = await startMock({ onAnswer: (request) => answered.push(request) });
});
afterAll(() => mock.close());

const exercised = new Set<string>();

describe("every documented answer, over plain HTTP", () => {
  test.each(cases)("$title", async ({ route, code, mediaType, schema, example, value, title }) => {
    const { method, url, headers, body } = exampleRequest(route);
    const prefer = `code=${code}${example ? `, example=${example}` : ""}`;
    const response = await fetch(mock.url + url, {
      method,
      headers: { ...headers, authorization: `Bearer ${mock.token}`, prefer, accept: mediaType ?? "*/*" },
      ...(body === undefined ? {} : { body }),
      redirect: "manual",
      signal: AbortSignal.timeout(30_000),
    });
    const text = await response.text();
    expect(response.status, text).toBe(code);
    expect(response.headers.get("content-type")).toBe(mediaType ?? null);
    if (schema) {
      const received = mediaType === "application/json" ? JSON.parse(text) : text;
      expect(received).toEqual(value);
      expect(checkJson(schema, received, "body")).toBeUndefined();
    } else {
      expect(text).toBe("");
      expect(response.headers.get("location")).toMatch(/^\//);
      expect(response.headers.get("set-cookie")).toMatch(/=/);
    }
    expect(answered.at(-1)).toEqual({
      method,
      path: route.path,
      status: code,
      operationId: route.operation.operationId,
      violations: [],
    });
    exercised.add(title);
  });
});

const bodies = routes.flatMap((route) =>
  bodyNames(route).map((name) => ({ route, name, title: `${route.operation.operationId} ${name}` })),
);

describe("every documented request body is taken", () => {
  test.each(bodies)("$title", async ({ route, name, title }) => {
    const { method, url, headers, body } = exampleRequest(route, name);
    const response = await fetch(mock.url + url, {
      method,
      headers: { ...headers, authorization: `Bearer ${mock.token}` },
      ...(body === undefined ? {} : { body }),
      signal: AbortSignal.timeout(30_000),
    });
    expect(response.status, await response.text()).toBe(200);
    exercised.add(`${title} (request)`);
  });
});

test("nothing of the spec was left out", () => {
  const expected = [...cases.map(({ title }) => title), ...bodies.map(({ title }) => `${title} (request)`)];
  expect([...exercised].sort()).toEqual(expected.sort());
  const pairs = new Set(cases.map(({ route, status }) => `${route.operation.operationId} ${status}`));
  const named = cases.filter(({ example }) => example !== undefined);
  console.log(
    `Exercised over HTTP: ${routes.length} operations, ${pairs.size} (operation, status) pairs, ` +
      `${named.length} response examples and ${bodies.length} request examples`,
  );
});
