import { describe, expect, test } from "vitest";
import { code } from "../../src/spec-changes/words/code.ts";
import { changeInWords, report } from "../../src/spec-changes/words/report.ts";
import { compareEdited, operation, parameter, remove, rename, type Spec } from "./spec.ts";

const json = "application/json";

async function inWords(...edits: ((spec: Spec) => void)[]): Promise<string> {
  const { changes, specs } = await compareEdited([], edits);
  return report(changes, specs, 30_000);
}

test("a place is an operation and its part, and what is shared is named once", async () => {
  const words = await inWords((spec) => {
    const { schemas, parameters } = spec.components;
    parameters.Limit.schema.maximum = 500;
    schemas.Gender.enum.push(3);
    schemas.User.properties.score = { type: ["number", "null"] };
    schemas.UserList.properties.objects.items = { $ref: "#/components/schemas/Account" };
    schemas.Account.properties.email.type = "string";
    remove(schemas.AccountUpdate.properties, "phone");
    rename(schemas.ColumnOperation.properties, "$append_unique", "$append_new");
    parameter(spec, "listUserProfilesV1", "order_by").schema.enum = ["created_at", "id"];
    operation(spec, "listUsers").parameters.push({ name: "keys", in: "query", required: true, schema: {} });
    operation(spec, "getUser").responses["200"].headers = { ETag: { schema: { type: "string" } } };
    remove(spec.paths["/oserve/v1/user/info/{id}/"], "put");
  });
  expect(
    words.split("\n").filter((line) => !line.startsWith("- `UserList.objects[]")),
  ).toMatchInlineSnapshot(`
    [
      "**major**",
      "- \`listUserProfilesV1\`, \`query\` parameter \`order_by\`: \`enum\` no longer \`-created_at\`, now also \`id\`",
      "- \`updateUserInfoV1\` (\`PUT /oserve/v1/user/info/{id}/\`): operation removed",
      "- \`AccountUpdate.phone\` (sent by \`updateUserAccount\`): property removed",
      "- \`Limit\`, \`query\` parameter \`limit\` (sent by \`listUsers\`, \`bulkUpdateUsers\`, \`listUserProfilesV1\` and 1 more): \`maximum\` \`1000\` → \`500\`",
      "- \`listUsers\`, \`query\` parameter \`keys\`: parameter added: required",
      "- \`Gender\` (sent by \`listUserProfilesV1\`; answered by \`listUsers\`, \`getUser\`, \`updateUser\` and 5 more): \`enum\` now also \`3\`",
      "- \`ColumnOperation.$append_new\` (sent by \`updateUser\`, \`bulkUpdateUsers\`, \`updateUserInfoV1\`): renamed from \`$append_unique\`",
      "",
      "**minor**",
      "- \`Account.email\` (answered by \`updateUserAccount\`, \`listUsers\`, \`listUserInfoV1\`): \`type\` \`string | null\` → \`string\`; redocly diff says patch, minor because the type changes: more can be sent, or more is known of an answer",
      "- \`User.score\` (answered by \`listUsers\`, \`getUser\`, \`updateUser\` and 3 more): property added: \`number | null\`",
      "- \`getUser\`, answer \`200\`: headers added: \`ETag\`",
      "",
      "**patch**",
      "- 6 texts and examples: \`UserList.objects[]\`; \`UserList.objects[].email\`; \`UserList.objects[].email_verified\`; \`UserList.objects[].phone\`; \`UserList.objects[].phone_verified\`; \`UserList.objects[].username\`",
    ]
  `);
});

test("texts and examples are only counted", async () => {
  const words = await inWords((spec) => {
    spec.info.title = "Users";
    spec.info.version = "9.9.9";
    operation(spec, "getUser").description = "One user.";
    operation(spec, "getUser").responses["200"].content[json].examples.user.value.city = "深圳";
    spec.components.schemas.Id.description = "A number.";
    spec.components.parameters.Limit.description = "How many.";
    remove(operation(spec, "getUserInfoV1"), "deprecated");
  });
  expect(words.split("\n")).toMatchInlineSnapshot(`
    [
      "**patch**",
      "- \`getUserInfoV1\`: \`deprecated\` \`true\` → none",
      "- 5 texts and examples: \`info\`; \`Limit\`, \`query\` parameter \`limit\`; \`Id\`; \`getUser\`; \`getUser\`, answer \`200\`, \`application/json\`",
    ]
  `);
});

test("long values are cut where they differ, and lists say what they lost and gained", async () => {
  const words = await inWords((spec) => {
    spec.components.schemas.CustomColumn.not.pattern += "|^score$";
    spec.components.schemas.Account.required = ["email", "phone", "username"];
    spec.components.schemas.Operators.properties.$has_key.pattern = "x".repeat(200);
    spec.security = [{ accessToken: ["users:read"] }];
    spec.servers.push({ url: "https://cloud.example.com" });
  });
  expect(words.split("\n")).toMatchInlineSnapshot(`
    [
      "**major**",
      "- \`Account\` (answered by \`updateUserAccount\`): \`required\` no longer \`email_verified\`, now also \`phone\`",
      "- \`Operators.$has_key\` (sent by \`listUsers\`, \`bulkUpdateUsers\`, \`listUserInfoV1\`): \`pattern\` \`^[A-Za-z][A-Za-z0-9_]*$\` → \`xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…\`",
      "- \`CustomColumn not\` (sent by \`updateUser\`, \`bulkUpdateUsers\`, \`updateUserInfoV1\`): \`pattern\` \`…id|updated_at)(\\.|$)\` → \`…id|updated_at)(\\.|$)|^score$\`",
      "- the spec: scopes of \`accessToken\` \`[]\` → \`users:read\`",
      "",
      "**minor**",
      "- server \`https://cloud.example.com\`: server added",
    ]
  `);
});

test("names from the spec stay code, whatever they hold", async () => {
  const bad = "2\n\n# @name <img src=x> [a](https://example.com) `b`";
  const { changes, specs } = await compareEdited(
    [],
    [
      (spec) => {
        const { schemas, parameters, responses } = spec.components;
        const getUser = operation(spec, "getUser");
        getUser.parameters = [
          ...(getUser.parameters ?? []),
          { name: bad, in: bad, schema: { type: "string" } },
        ];
        getUser.responses[bad] = { description: "x" };
        getUser.responses["200"].headers = { [bad]: { schema: { type: "string" } } };
        getUser.responses["200"].content[bad] = { schema: { type: bad } };
        parameters[bad] = { name: bad, in: bad, schema: { type: "string" } };
        parameters.Limit.in = bad;
        responses[bad] = { description: "x" };
        schemas[bad] = { type: "string", enum: [bad] };
        schemas.Account.properties[bad] = { type: bad };
        schemas.Account.required.push(bad);
        schemas.User[bad] = bad;
        spec.paths[`/${bad}`] = { get: { operationId: bad, responses: { [bad]: { description: "x" } } } };
        spec.servers.push({ url: bad });
        spec.security = [{ [bad]: [bad] }];
        spec.tags.push({ name: bad });
        spec[bad] = bad;
      },
    ],
  );
  const lines = changes.map((change) => `${changeInWords(change, specs)}`);
  expect(lines.length).toBeGreaterThan(15);
  for (const line of [...lines, ...report(changes, specs, 30_000).split("\n")]) {
    const outside = line.replace(/(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)/g, "");
    expect(outside).toMatch(/^[\w\s,;:.()*→+-]*$/);
  }
});

describe("a text as code", () => {
  test.each([
    ["limit", "`limit`"],
    ["two\n  lines ", "`two lines`"],
    ["a `b` c", "`` a `b` c ``"],
    ["``", "``` `` ```"],
    [" ", '`""`'],
  ])("%j", (text, markdown) => {
    expect(code(text)).toBe(markdown);
  });
});

test("a report that gets too long says how much is left", async () => {
  const { changes, specs } = await compareEdited(
    [],
    [
      (spec) => {
        spec.components.schemas.UserList.properties.objects.items = { $ref: "#/components/schemas/Account" };
      },
    ],
  );
  const whole = report(changes, specs, 30_000).split("\n");
  const cut = report(changes, specs, 1000);
  expect(cut.length).toBeLessThanOrEqual(1000);
  const [, left] = /^- and (\d+) more lines: run `pnpm release:check`$/m.exec(cut) ?? [];
  expect(Number(left)).toBeGreaterThan(10);
  const items = (lines: string[]) => lines.filter((line) => line.startsWith("- ")).length;
  expect(items(cut.split("\n")) - 1 + Number(left)).toBe(items(whole));
});
