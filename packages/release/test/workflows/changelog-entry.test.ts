import { expect, test } from "vitest";
import { changelogEntry } from "../../src/workflows/changelog-entry.ts";

const changelog = `# @minapp-users/client

## 0.2.0

### Minor Changes

- abc1234: An option more.

  \`\`\`md
  ## 0.1.0
  \`\`\`

## 0.1.0

### Minor Changes

- def5678: The first release.
`;

test("an entry goes to the next version, and code is no heading", () => {
  expect(changelogEntry(changelog, "0.2.0")).toBe(
    "### Minor Changes\n\n- abc1234: An option more.\n\n  ```md\n  ## 0.1.0\n  ```",
  );
  expect(changelogEntry(changelog, "0.1.0")).toBe("### Minor Changes\n\n- def5678: The first release.");
});

test.each(["0.3.0", "0.1", "1.0"])("version %s has none", (version) => {
  expect(() => changelogEntry(changelog, version)).toThrow(
    `the changelog says nothing of version ${version}`,
  );
});

test("an empty one is none", () => {
  expect(() => changelogEntry("## 1.0.0\n\n## 0.9.0\n\n- x\n", "1.0.0")).toThrow(
    "says nothing of version 1.0.0",
  );
});
