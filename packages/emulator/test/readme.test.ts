import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { quirks } from "../src/quirks.ts";

test.each(["README.md", "README.zh-CN.md"])(
  "%s lists every quirk with its choices, the default first, and says where it comes from",
  (file) => {
    const readme = readFileSync(new URL(`../${file}`, import.meta.url), "utf8");
    const rows = [...readme.matchAll(/^\| `(\w+)` +\| ((?:`\w+`(?:, )?)+) +\| (.+) \|$/gm)].map(
      ([, name, choices = "", source = ""]) => {
        expect(source.trim().length, name).toBeGreaterThan(10);
        return [name, choices.trim().replaceAll("`", "").split(", ")];
      },
    );
    expect(Object.fromEntries(rows)).toEqual(quirks);
  },
);
