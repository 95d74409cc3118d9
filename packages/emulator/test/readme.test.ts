import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { quirks } from "../src/quirks.ts";

const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");

test("the README lists every quirk with its choices, the default first, and says where it comes from", () => {
  const rows = [...readme.matchAll(/^\| `(\w+)` +\| ((?:`\w+`(?:, )?)+) +\| (.+) \|$/gm)].map(
    ([, name, choices = "", source = ""]) => {
      expect(source.trim().length, name).toBeGreaterThan(20);
      return [name, choices.trim().replaceAll("`", "").split(", ")];
    },
  );
  expect(Object.fromEntries(rows)).toEqual(quirks);
});
