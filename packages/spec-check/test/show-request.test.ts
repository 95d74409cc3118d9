import { expect, test } from "vitest";
import { type Route, redact, routes, showPathParameters, showQuery } from "../src/index.ts";

const routeOf = (id: string) => routes.find(({ operation }) => operation.operationId === id) as Route;
const list = routeOf("listUsers");
const account = routeOf("updateUserAccount");

test("a body keeps its columns and operators, and loses its secrets at any depth", () => {
  const body = { score: { $incr_by: 1 }, $set: { tags: ["vip"], email: "who@example.com" }, phone: null };
  expect(redact(body)).toEqual({
    score: { $incr_by: 1 },
    $set: { tags: ["vip"], email: "[redacted]" },
    phone: null,
  });
  expect(redact([{ password: "a" }, "text", 1, null])).toEqual([{ password: "[redacted]" }, "text", 1, null]);
});

test("a key that may be a phone, an e-mail or a token is not shown", () => {
  expect(redact({ "who@example.com": 1, "13900139000": 2 })).toEqual({ "…": 2 });
});

test("a query: where as a value, others as text, and nothing of a parameter that there is not", () => {
  const query = new URLSearchParams({
    where: '{"_phone":{"$in":["13900139000"]},"age":{"$gte":18}}',
    limit: "5",
    "X-Hydrogen-Env-ID": "a header is not a query parameter",
    token: "secret",
  });
  expect(showQuery(query, list)).toEqual({
    where: { _phone: "[redacted]", age: { $gte: 18 } },
    limit: "5",
    "…": "[redacted]",
    token: "[redacted]",
  });
  expect(showQuery(query, undefined).limit).toBe("[redacted]");
});

test.each(['{"_phone":"13900139000"', `${"[".repeat(30_000)}${"]".repeat(30_000)}`])(
  "a where that cannot be shown",
  (where) => {
    expect(showQuery(new URLSearchParams({ where }), list)).toEqual({ where: "[redacted]" });
  },
);

test.each([
  ["70695404", "70695404"],
  ["-1", "-1"],
  ["undefined", "undefined"],
  ["who@example.com", "…"],
  ["%5Bobject%20Object%5D", "…"],
])("a path with the id %s", (written, shown) => {
  expect(showPathParameters(`/oserve/v2.1/miniapp/user/account/${written}/`, account)).toEqual({ id: shown });
});

test("a path without parameters, and one that means no operation", () => {
  expect(showPathParameters("/oserve/v2.2/miniapp/user_profile/", list)).toEqual({});
  expect(showPathParameters("/oserve/v2.1/miniapp/user/account/1/", undefined)).toEqual({});
});
