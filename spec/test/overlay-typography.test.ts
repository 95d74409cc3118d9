import { expect, test } from "vitest";
import { typographyFaults } from "./overlay-typography.ts";

test.each([
  ["符合`where` 的用户", "no space between Chinese and Latin letters, figures or code: 符合` 的用户"],
  ["符合 `where`的用户", "no space between Chinese and Latin letters, figures or code: 符合 `的用户"],
  ["默认为1000", "no space between Chinese and Latin letters, figures or code: 默认为1000"],
  ["第 2页", "no space between Chinese and Latin letters, figures or code: 第 2页"],
  ["按\nid 排序的\n用户", "a space between Chinese and Chinese: id 排序的 用户"],
  ["第一行\n第二行", "a space between Chinese and Chinese: 第一行 第二行"],
  ["- 第一行\n  第二行", "a space between Chinese and Chinese: 第一行 第二行"],
  ["不带 `where` ，更新所有用户", "a space beside full-width punctuation: 不带 ` ，更新所有用户"],
  ["第一句。\n第二句。", "a space beside full-width punctuation: 第一句。 第二句。"],
  ["用户,令牌", "half-width punctuation beside Chinese: 用户,令牌"],
  ["用户.", "half-width punctuation beside Chinese: 用户."],
  ["令牌(已失效)", "half-width punctuation beside Chinese: 令牌(已失效)"],
  ["例如:`id`", "half-width punctuation beside Chinese: 例如:`"],
  ["不存在。。", "two full-width signs that stumble: 不存在。。"],
  ["第 ２ 页", "full-width letters or figures: 第 ２ 页"],
  ["您的令牌", "a word that the platform does not use, or a formal one: 您的令牌"],
  ["**路径以斜杠结尾。**时间", "bold that Markdown does not see: 路径以斜杠结尾。"],
  ["见**（同平台接口）**。", "bold that Markdown does not see: （同平台接口）"],
  ["**必传", "bold that does not end"],
])("bad typography: %j", (text, fault) => {
  expect(typographyFaults(text)).toEqual([fault]);
});

test.each([
  "**`where` 是 JSON**：先编码。",
  "见[知晓云](https://doc.minapp.com/)的 v2.2\n或\nv1。",
  "- 一。\n- 二。\n\n三（`a`、`b`）。",
])("good typography: %j", (text) => {
  expect(typographyFaults(text)).toEqual([]);
});
