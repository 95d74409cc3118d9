import { expect, test } from "vitest";
import { hintFor, needsToken, routes, routesAt, showName, showPath } from "../src/index.ts";

const namesAt = (pathname: string) => routesAt(pathname).map(({ operation }) => operation.operationId);

test("every operation is a route", () => {
  expect(routes).toHaveLength(13);
  expect(new Set(routes.map(({ operation }) => operation.operationId)).size).toBe(13);
});

test("a route has its path's parameters and its own", () => {
  const [route] = routesAt("/oserve/v2.2/miniapp/user_profile/1/");
  expect(route?.parameters.map(({ name }) => name).sort()).toEqual(["X-Hydrogen-Env-ID", "id"]);
});

test("the routes at a path", () => {
  expect(namesAt("/oserve/v2.2/miniapp/user_profile/")).toEqual(["listUsers"]);
  expect(namesAt("/oserve/v2.2/miniapp/user_profile/1/")).toEqual(["getUser"]);
  expect(namesAt("/oserve/v2x2/miniapp/user_profile/1/")).toEqual([]);
  expect(namesAt("/oserve/v2.2/miniapp/user_profile//")).toEqual([]);
  expect(namesAt("/oserve/v2.2/miniapp/user_profile/1/2/")).toEqual([]);
});

test.each([
  ["/oserve/v2.2/miniapp/user_profile", ": the slash at the end is missing"],
  ["/oserve/v2.6/miniapp/user_profile//", ": a part of the path is empty, was an id lost?"],
  ["/oserve/v2.2/miniapp/user-profile/1/", ": did you mean /oserve/v2.2/miniapp/user_profile/…/?"],
  ["/oserve/v1/miniapp/user_profile/", ": did you mean /oserve/v1/miniapp/user-profile/?"],
  ["/oserve/v9/miniapp/user_profile/", ""],
  ["/", ""],
  ["", ""],
])("the hint for %s", (pathname, hint) => expect(hintFor(pathname)).toBe(hint));

test("a path in a message has no more than the words of the API", () => {
  expect(showPath("/oserve/v2.6/miniapp/user_profile/70695404/account/")).toBe(
    "/oserve/v2.6/miniapp/user_profile/…/account/",
  );
  expect(showPath("/who@example.com/13900139000/v3.1")).toBe("/…/…/v3.1");
});

test("a name in a message looks like one", () => {
  const names = [
    "score",
    "$gte",
    "a.b_1",
    "_email",
    "13900139000",
    "who@example.com",
    "",
    "a b",
    "x".repeat(65),
  ];
  expect(names.map(showName)).toEqual(["score", "$gte", "a.b_1", "_email", "…", "…", "…", "…", "…"]);
});

test("only the operations that give out tokens need none", () => {
  const open = routes.filter((route) => !needsToken(route)).map(({ operation }) => operation.operationId);
  expect(open).toEqual(["createAuthorizationCode", "createAccessToken"]);
});
