import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { info, type Step, sourceDescriptions, stories } from "./arazzo-document.ts";
import { answerHas, namesIn, operationOf } from "./arazzo-fields.ts";
import { operations, spec } from "./document.ts";
import { errorsOf, errorsOfNamed } from "./validator.ts";

const steps = stories.flatMap((story) =>
  story.steps.map((step) => ({ title: `${story.workflowId} ${step.stepId}`, story, step })),
);
const isExpression = (value: unknown) => typeof value === "string" && /^\$|\{\$/.test(value);
const operationFor = ({ operationId }: Step) => {
  const found = operationOf.get(operationId);
  if (!found) throw new Error(`${operationId} is not in the spec`);
  return found;
};

test("redocly lint finds nothing", () => {
  const cli = createRequire(import.meta.url).resolve("@redocly/cli/bin/cli.js");
  const found = execFileSync(
    process.execPath,
    [cli, "lint", "stories", "--config=../redocly.yaml", "--format=json"],
    {
      cwd: fileURLToPath(new URL("..", import.meta.url)),
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    },
  );
  expect(JSON.parse(found).totals).toEqual({ errors: 0, warnings: 0, ignored: 0 });
});

test("the version is that of the spec, and the spec is beside it in the package", () => {
  const folder = new URL("../", import.meta.url);
  const { files, exports } = JSON.parse(readFileSync(new URL("package.json", folder), "utf8"));
  expect(info.version).toBe(spec.info.version);
  expect(sourceDescriptions.map(({ type }) => type)).toEqual(["openapi"]);
  for (const { url } of sourceDescriptions) {
    expect(existsSync(new URL(url, folder)), url).toBe(true);
    expect(files).toContain(url.replace(/^\.\//, ""));
  }
  expect(files).toContain("minapp-users.arazzo.yaml");
  expect(exports).toHaveProperty(["./minapp-users.arazzo.yaml"], "./minapp-users.arazzo.yaml");
});

test("each operation has a step, but the one that a story cannot express", () => {
  const used = new Set(steps.map(({ step }) => step.operationId));
  // Cookies on the way through redirects: Arazzo knows neither.
  const withCookies = operations.filter(({ operation }) => "302" in operation.responses);
  expect(withCookies.map(({ operation }) => operation.operationId)).toEqual(["createAuthorizationCode"]);
  const expected = operations.filter((it) => !withCookies.includes(it));
  expect([...used].sort()).toEqual(expected.map(({ operation }) => operation.operationId).sort());
});

test("only who leaves v1 uses what is deprecated", () => {
  const deprecated = steps.filter(({ step }) => operationFor(step).operation.deprecated);
  const users = new Set(deprecated.map(({ story }) => story.workflowId));
  expect([...users]).toEqual(["migrateUserProfile", "migrateUserInfo"]);
});

describe.each(stories)("$workflowId", ({ inputs, steps }) => {
  test("every input is described, required and used", () => {
    const used = JSON.stringify(steps);
    expect(Object.keys(inputs.properties).sort()).toEqual([...inputs.required].sort());
    for (const [name, { description }] of Object.entries(inputs.properties)) {
      expect(description, name).toMatch(/\w/);
      expect(used).toMatch(new RegExp(`\\$inputs\\.${name}\\b`));
    }
    for (const [, name] of used.matchAll(/\$inputs\.(\w+)/g)) expect(inputs.required).toContain(name);
  });

  test("what is secret or personal is kept out of logs", () => {
    for (const [name, { format }] of Object.entries(inputs.properties)) {
      const hidden = /token|secret|code|password|email|phone/i.test(name);
      expect(format === "password", name).toBe(hidden);
    }
  });
});

describe.each(steps)("$title", ({ step }) => {
  test("says why", () => {
    expect(step.description.length).toBeGreaterThan(30);
  });

  test("has the parameters of its operation", () => {
    const { operation, parameters } = operationFor(step);
    // Without parameters of its own, a runner may send those of the spec's examples.
    const given = new Set(step.parameters.map((it) => `${it.in} ${it.name}`));
    expect(given.size).toBe(step.parameters.length);
    const isPublic = "security" in operation && JSON.stringify(operation.security) === "[]";
    expect(given.delete("header Authorization")).toBe(!isPublic);
    expect(given.has("header X-Hydrogen-Env-ID"), "works in a test environment").toBe(!isPublic);
    const known = parameters.map((it) => `${it.in} ${it.name}`);
    for (const name of given) expect(known).toContain(name);
    for (const it of parameters) if (it.in === "path") expect(given).toContain(`path ${it.name}`);
    for (const { name, value } of step.parameters) {
      const schema = parameters.find((it) => it.name === name)?.schema;
      if (!schema || isExpression(value)) continue;
      expect(errorsOf(schema, value), name).toEqual([]);
      if (name === "where") expect(errorsOfNamed("Where", JSON.parse(String(value)))).toEqual([]);
    }
  });

  test("has a body that fits", () => {
    const { operation } = operationFor(step);
    const body = operation.requestBody?.content["application/json"];
    expect(step.requestBody !== undefined).toBe(body !== undefined);
    if (!body || !step.requestBody) return;
    const examples = Object.assign({}, ...Object.values(body.examples).map(({ value }) => value));
    const filled = Object.entries(step.requestBody.payload).map(([name, value]) => {
      if (!isExpression(value)) return [name, value];
      expect(examples, "an input takes the place of something the spec knows").toHaveProperty(name);
      return [name, examples[name]];
    });
    expect(errorsOf(body.schema, Object.fromEntries(filled))).toEqual([]);
  });

  test("looks at what the answer has", () => {
    const { operation } = operationFor(step);
    for (const [, pointer = ""] of JSON.stringify(step).matchAll(/\$response\.body#([\w/]+)/g)) {
      expect(answerHas(operation, pointer), pointer).toBe(true);
    }
    const paths = step.successCriteria.filter(({ type }) => type === "jsonpath");
    for (const { condition, context } of paths) {
      expect(context).toBe("$response.body");
      const names = condition.replace(/\{\$[^}]*\}/g, "").matchAll(/(?:\$\.\.|@\.)(\w+)/g);
      for (const [, name] of names) expect(namesIn(operation)).toContain(name);
    }
  });

  test("demands more than a 200", () => {
    const conditions = step.successCriteria.map(({ condition }) => condition);
    expect(conditions[0]).toMatch(/^\$statusCode == \d{3}$/);
    expect(conditions.filter((it) => it !== "$statusCode == 200")).not.toEqual([]);
  });
});

describe.each(steps.filter(({ step }) => step.operationId === "bulkUpdateUsers"))(
  "$title",
  ({ story, step }) => {
    const given = (name: string) => step.parameters.find((it) => it.name === name)?.value;

    test("never updates everyone", () => {
      const where = JSON.parse(String(given("where")));
      expect(Object.keys(where)).not.toEqual([]);
    });

    test("has a limit, or only starts a job when more users match than one request can change", () => {
      if (given("limit") !== undefined) return;
      const before = story.steps[story.steps.indexOf(step) - 1];
      expect(before?.parameters.find(({ name }) => name === "where")?.value).toBe(given("where"));
      const conditions = before?.successCriteria.map(({ condition }) => condition);
      expect(conditions).toContain("$response.body#/meta/total_count > 1000");
      expect(conditions).toContain("$response.body#/meta/total_count <= $inputs.atMost");
      expect(step.successCriteria.map(({ condition }) => condition)).toContain(
        "$response.body#/operation_id > 0",
      );
      expect(JSON.stringify(step.requestBody)).not.toMatch(/\$incr_by|\$append"|\$pop/);
    });
  },
);
