import { expect, test } from "vitest";
import type { Change } from "../../src/api-report/compare/compare-reports.ts";
import { changesInWords } from "../../src/api-report/in-words.ts";

const removal: Change = {
  name: "f",
  isExport: true,
  kind: "removed",
  bump: "major",
  findings: [],
  before: "export declare function f(): void;",
  after: undefined,
};

test("what does not fit is counted", () => {
  const changes = ["a", "b", "c"].map((name): Change => ({ ...removal, name }));
  expect(changesInWords([{ name: "it", changes }], 40)).toBe(`**\`it\`**

- major: \`a\` is gone

…and 2 more: \`pnpm release:check\` on a clone shows them.`);
});

test("a long declaration is shown where it changed", () => {
  const lines = Array.from({ length: 30 }, (_, index) => `  a${index}: 1;`);
  const before = ["export interface A {", ...lines, "}"].join("\n");
  const after = before.replace("a3: 1", "a3: 2").replace("a20: 1", "a20: 2");
  const findings = [{ bump: "major" as const, words: "`A.a3` was `1` and is `2`" }];
  const change: Change = { ...removal, name: "A", kind: "changed", findings, before, after };
  expect(changesInWords([{ name: "it", changes: [change] }], 5000)).toBe(`**\`it\`**

- major: \`A.a3\` was \`1\` and is \`2\`

  \`\`\`diff
     a1: 1;
     a2: 1;
  -  a3: 1;
  +  a3: 2;
     a4: 1;
     a5: 1;
   …
     a18: 1;
     a19: 1;
  -  a20: 1;
  +  a20: 2;
     a21: 1;
     a22: 1;
  \`\`\``);
});
