import { expect, test } from "vitest";
import { summarize } from "../../src/reference/summarize.ts";

test("marks are gone, and the first sentences stay", () => {
  expect(summarize("Applies **one** update to `where`. There is\nno undo.\n\n- More.")).toBe(
    "Applies one update to where. There is no undo.",
  );
});

test("it ends at the end of a sentence, before a search engine would cut it", () => {
  const sentence = `${"a".repeat(120)}.`;
  expect(summarize(`${sentence} ${sentence}`)).toBe(sentence);
  expect(summarize(`${"字".repeat(120)}。${"字".repeat(120)}。`)).toBe(`${"字".repeat(120)}。`);
});

test("one long sentence is not cut, and nothing stays nothing", () => {
  expect(summarize("a".repeat(300))).toBe("a".repeat(300));
  expect(summarize("")).toBe("");
});
