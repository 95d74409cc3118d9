import { describe, expect, test } from "vitest";
import {
  checkParameters,
  createSpecCheck,
  routes,
  type Spec,
  type SpecCheck,
  spec,
  specCheck,
} from "../src/index.ts";
import { check } from "./request.ts";

interface Sent {
  query?: string;
  headers?: Record<string, string>;
  /** In place of every part of the path that is a parameter. */
  id?: string;
}

function checked(operationId: string, sent: Sent, { routes: all, checkParameters }: Made = specCheck) {
  const { query = "", headers = {}, id = "70695404" } = sent;
  const route = all.find(({ operation }) => operation.operationId === operationId);
  if (!route) throw new Error(`there is no operation ${operationId}`);
  const pathname = route.path.replace(/\{\w+\}/g, id);
  return checkParameters(route, { pathname, query: new URLSearchParams(query), headers });
}
type Made = Pick<SpecCheck, "routes" | "checkParameters">;

test("the examples of the spec are right", () => {
  let tried = 0;
  for (const route of routes) {
    for (const { name, in: place, example, examples } of route.parameters) {
      for (const value of [example, ...Object.values(examples ?? {}).map((it) => it.value)]) {
        if (value === undefined) continue;
        const pathname = route.path.replace(/\{\w+\}/g, place === "path" ? String(value) : "1");
        const query = new URLSearchParams(place === "query" ? { [name]: String(value) } : {});
        const headers = place === "header" ? { [name.toLowerCase()]: String(value) } : {};
        expect(checkParameters(route, { pathname, query, headers }), name).toEqual([]);
        tried++;
      }
    }
  }
  expect(tried).toBeGreaterThan(40);
});

describe("a request that is right", () => {
  test.each<[string, Sent]>([
    ["listUsers", {}],
    ["listUsers", { query: "limit=1000&offset=0&return_total_count=0&order_by=-created_at,id&where={}" }],
    ["getUser", { id: "1" }],
    ["getUser", { id: "%31" }],
    ["getUser", { id: "9223372036854775807" }],
    ["listUserProfilesV1", { query: "nickname=&group__in=1,2,3&gender=0" }],
  ])("%s %j", (operationId, sent) => {
    expect(checked(operationId, sent)).toEqual([]);
  });
});

describe("a parameter that is wrong", () => {
  test.each<[string, Sent, string]>([
    ["listUsers", { query: "limit=0" }, "limit must be >= 1"],
    ["listUsers", { query: "limit=-1" }, "limit must be >= 1"],
    ["listUsers", { query: "limit=1001" }, "limit must be <= 1000"],
    ["listUsers", { query: "offset=-1" }, "offset must be >= 0"],
    ["listUsers", { query: "return_total_count=2" }, "return_total_count must be one of 0, 1"],
    ["bulkUpdateUsers", { query: "limit=5000" }, "limit must be <= 1000"],
    ["getUser", { id: "0" }, "id must be >= 1"],
    ["getUser", { id: "-5" }, "id must be >= 1"],
    ["getUser", { id: "%30" }, "id must be >= 1"],
    ["getBulkOperation", { id: "0" }, "operation_id must be >= 1"],
    ["getUser", { headers: { "x-hydrogen-env-id": "" } }, ""],
    ["listUserProfilesV1", { query: "gender=3" }, "gender must be one of 0, 1, 2"],
    ["listUserProfilesV1", { query: "order_by=id" }, "order_by must be one of created_at, -created_at"],
    ["listUserProfilesV1", { query: "created_at__gte=-1" }, "created_at__gte must be >= 0"],
    ["listUserProfilesV1", { query: "user_id=0" }, "user_id must be >= 1"],
  ])("%s %j", (operationId, sent, problem) => {
    expect(checked(operationId, sent)).toEqual(problem ? [problem] : []); // what is empty, checkRequest says
  });

  test.each(["gender", "id,gender", "-city", "13800138000", "who@example.com", "id,,a"])(
    "order_by=%s",
    (value) => {
      const [problem, ...others] = checked("listUsers", { query: `order_by=${encodeURIComponent(value)}` });
      expect(problem).toMatch(
        /^order_by: (gender|city|…) is not what must stand here \(The column to sort by, [^\\^]+ are refused with 400\)$/,
      );
      expect(problem).not.toContain("138001");
      expect(problem).not.toContain("example");
      expect(others).toEqual([]);
    },
  );

  test("and others: a sentence for each", () => {
    expect(checked("listUsers", { query: "limit=0&offset=-1&return_total_count=7" })).toEqual([
      "limit must be >= 1",
      "offset must be >= 0",
      "return_total_count must be one of 0, 1",
    ]);
  });
});

describe("what checkRequest says already is not said again", () => {
  const path = "/oserve/v2.2/miniapp/user_profile/";
  test.each([
    ["listUsers", path, "limit="],
    ["listUsers", path, "limit=1e3"],
    ["listUsers", path, "limit=0x10"],
    ["listUsers", path, "limit=ten"],
    ["listUsers", path, "order_by="],
    ["listUsers", path, "where=x"],
    ["listUsers", path, "wher={}"],
    ["listUserProfilesV1", "/oserve/v1/miniapp/user-profile/", "group__in=1,b"],
    ["getUser", `${path}abc/`, ""],
    ["getUser", `${path}%ff/`, ""],
  ])("%s %s?%s", (operationId, pathname, text) => {
    const query = new URLSearchParams(text);
    const route = routes.find(({ operation }) => operation.operationId === operationId);
    expect(check(operationId, { pathname, query }).violations).toHaveLength(1);
    expect(route && checkParameters(route, { pathname, query, headers: {} })).toEqual([]);
  });
});

test("what the spec of today has no case of: missing, a list with a bound, other types", () => {
  const copy: Spec = structuredClone(spec);
  copy.paths["/oserve/v2.2/miniapp/user_profile/"]?.get?.parameters?.push(
    { name: "shard", in: "query", required: true, schema: { type: "integer" } },
    { name: "X-Trace", in: "header", required: true, schema: { type: "string", minLength: 3 } },
    {
      name: "ids",
      in: "query",
      schema: { type: "array", maxItems: 2, items: { type: "integer", minimum: 1 } },
    },
    { name: "ratio", in: "query", schema: { type: "number", maximum: 1 } },
    { name: "deep", in: "query", schema: { type: "boolean" } },
  );
  const made = createSpecCheck(copy);
  const trace = { "x-trace": "abc" };
  expect(checked("listUsers", {}, made)).toEqual([
    "the query parameter shard is missing",
    "the header X-Trace is missing",
  ]);
  const say = (query: string, headers = trace) =>
    checked("listUsers", { query: `shard=1&${query}`, headers }, made);
  expect(say("ids=1,2&ratio=0.5&deep=true")).toEqual([]);
  expect(say("", { "x-trace": "ab" })).toEqual(["X-Trace must NOT have fewer than 3 characters"]);
  expect(say("ids=1,2,3")).toEqual(["ids must NOT have more than 2 items"]);
  expect(say("ids=1,0")).toEqual(["ids[1] must be >= 1"]);
  expect(say("ratio=2")).toEqual(["ratio must be <= 1"]);
  expect(say("ratio=x")).toEqual(["ratio must be number"]);
  expect(say("deep=yes")).toEqual(["deep must be boolean"]);
});
