import { createRequire } from "node:module";
import { expect, test } from "vitest";
import { createSpecCheck, exampleToken, type Spec, type SpecCheck, spec, specCheck } from "../src/index.ts";
import { check } from "./request.ts";

const where = (text: string) => ({ query: new URLSearchParams({ where: text }) });
const like = where('{"test":{"$like":"x"}}');

function changed(change: (copy: Spec) => void) {
  const copy = structuredClone(spec);
  change(copy);
  return createSpecCheck(copy);
}
const operators = (copy: Spec) =>
  copy.components.schemas?.Operators as { properties: Record<string, object> };
const limit = (copy: Spec) => copy.components.parameters?.Limit as { schema: { maximum?: number } };

// The first one: what was loaded stays loaded.
test("nothing is loaded or compiled before a schema is needed", () => {
  const loaded = () =>
    Object.keys(createRequire(import.meta.url).cache).filter((path) => /[\\/]ajv[\\/]/.test(path)).length;
  const made = createSpecCheck(spec);
  check("listUsers", { query: new URLSearchParams("limit=1") }, made);
  expect(loaded()).toBe(0);
  check("listUsers", where("{}"), made);
  expect(loaded()).toBeGreaterThan(0);
});

test("a check follows its own spec and leaves the others alone", () => {
  const relaxed = changed((copy) => {
    operators(copy).properties.$like = { type: "string" };
  });
  expect(check("listUsers", like, relaxed).violations).toEqual([]);
  expect(check("listUsers", where('{"test":{"$like":1}}'), relaxed).violations).toEqual([
    "where.test.$like must be string",
  ]);
  expect(check("listUsers", like).violations).toEqual(["where.test: unknown operator $like"]);
  expect(spec).toBe(specCheck.spec);
});

test("a schema without its maximum", () => {
  const relaxed = changed((copy) => {
    delete limit(copy).schema.maximum;
  });
  const checked = ({ spec, checkJson }: SpecCheck, value: number) =>
    checkJson(limit(spec).schema, value, "limit");
  expect(checked(specCheck, 1001)).toBe("limit must be <= 1000");
  expect(checked(relaxed, 1001)).toBeUndefined();
  expect(checked(relaxed, 0)).toBe("limit must be >= 1");
});

test("a parameter more, a path less", () => {
  const path = "/oserve/v2.2/miniapp/user_profile/";
  const made = changed((copy) => {
    copy.paths[path]?.get?.parameters?.push({ name: "keys", in: "query", schema: { type: "string" } });
    delete copy.paths[`${path}{id}/`];
  });
  expect(check("listUsers", { query: new URLSearchParams("keys=id") }, made).violations).toEqual([]);
  expect(check("listUsers", { query: new URLSearchParams("keys=id") }).violations).toEqual([
    "listUsers has no query parameter keys",
  ]);
  expect(made.routesAt(`${path}1/`)).toEqual([]);
  expect(made.hintFor("/oserve/v2.2/miniapp/user-profile/1/")).toBe("");
});

test("references within the spec", () => {
  const { resolve } = specCheck;
  const id = resolve<object>({ $ref: "#/components/schemas/Id" });
  expect(id).toBe(spec.components.schemas?.Id);
  expect(resolve(id)).toBe(id);
  expect(resolve<object>({ $ref: "#/paths/~1api~1oauth2~1access_token~1" })).toBe(
    spec.paths["/api/oauth2/access_token/"],
  );
});

test("the token of the example, and none without it", () => {
  expect(exampleToken()).toBe("0123456789abcdef0123456789abcdef01234567");
  const made = changed((copy) => {
    delete copy.paths["/api/oauth2/access_token/"];
  });
  expect(() => made.exampleToken()).toThrow("the spec has no example of createAccessToken: pass a token");
});

test("a body that is not JSON is for the author of the spec", () => {
  const made = changed((copy) => {
    const operation = copy.paths["/oserve/v2.6/miniapp/user_profile/{id}/"]?.put;
    if (operation) operation.requestBody = { content: {} };
  });
  expect(() => check("updateUser", { body: "a=1" }, made)).toThrow(
    "updateUser has a body that is not JSON: teach checkRequest about it",
  );
});
