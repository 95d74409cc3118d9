import { resolveJsonPathValue } from "openapi-format";
import { expect, test } from "vitest";
import { spec } from "./document.ts";
import { applyActions, chinese, overlay, unfaithful, untranslated } from "./overlay-document.ts";

// The checks of the translation, each on a copy with one mistake.

const userPath = "/paths/~1oserve~1v2.2~1miniapp~1user_profile~1{id}~1/get";
const userTarget = "$.paths['/oserve/v2.2/miniapp/user_profile/{id}/'].get";
const listPath = "/paths/~1oserve~1v2.2~1miniapp~1user_profile~1/get/description";
const listTarget = "$.paths['/oserve/v2.2/miniapp/user_profile/'].get";
const bulkPath = "/paths/~1oserve~1v2.6~1miniapp~1user_profile~1/put/description";
const bulkTarget = "$.paths['/oserve/v2.6/miniapp/user_profile/'].put";

test("an action that was forgotten", async () => {
  const translation = await applyActions(overlay.actions.filter(({ target }) => target !== userTarget));
  expect(fresh(untranslated, translation)).toEqual([
    `${userPath}/summary`,
    `${userPath}/description`,
    `${userPath}/responses/200/description`,
    `${userPath}/responses/200/content/application~1json/examples/user/summary`,
    `${userPath}/responses/200/content/application~1json/examples/emailUser/summary`,
  ]);
});

test("a text in English", async () => {
  const translation = await applyActions([
    ...overlay.actions,
    { target: userTarget, update: { summary: "Get one user" } },
  ]);
  expect(fresh(untranslated, translation)).toEqual([`${userPath}/summary`]);
});

test("a text that is new in the spec", () => {
  const longer = structuredClone(spec);
  Object.assign(longer.components.schemas, { Fresh: { type: "string", description: "A new schema." } });
  expect(untranslated(longer, chinese)).toContain("/components/schemas/Fresh/description");
});

test.each([
  ["a number", bulkTarget, bulkPath, "默认值是 20", "默认值是 200"],
  ["a number that is there more than once", bulkTarget, bulkPath, "大于 1000 的", "过大的"],
  ["a code span", bulkTarget, bulkPath, "`getBulkOperation`", "`getUser`"],
  ["code that lost its marks", listTarget, listPath, "`expand`", "expand"],
  ["a warning", bulkTarget, bulkPath, "**不带 `where` 时会更新所有用户**", "不带 `where` 时会更新所有用户"],
  ["an item of a list", bulkTarget, bulkPath, "\n- 一次", "一次"],
  ["a paragraph", listTarget, listPath, "\n\n", "\n"],
  ["an assumption", bulkTarget, bulkPath, "这里假定用户也是如此", "用户也是如此"],
  ["a sibling", bulkTarget, bulkPath, "同平台有一个接口，", ""],
  ["the end of a sentence", userTarget, `${userPath}/description`, "字段。", "字段"],
  ["a link", "$.info", "/info/description", "doc.minapp.com", "doc.minapp.cn"],
])("a fact that was changed: %s", async (_, target, pointer, from, to) => {
  expect(fresh(unfaithful, await edited(target, from, to))).toEqual([pointer]);
});

/** What a check finds in a translation beyond what it finds in the one that is published. */
function fresh(check: typeof untranslated, translation: unknown): string[] {
  const known = check(spec, chinese);
  return check(spec, translation).filter((pointer) => !known.includes(pointer));
}

/** The translation with a piece of one description replaced. */
async function edited(target: string, from: string, to: string) {
  const [description] = resolveJsonPathValue(chinese, `${target}.description`) as [string];
  expect(description).toContain(from);
  const update = { description: description.replace(from, to) };
  return await applyActions([...overlay.actions, { target, update }]);
}
