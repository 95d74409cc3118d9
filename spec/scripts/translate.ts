import { readFileSync, writeFileSync } from "node:fs";
import { parse, stringify } from "yaml";
import { applyOverlay } from "./apply-overlay.ts";

const read = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), "utf8");
const write = (path: string, text: string) => writeFileSync(new URL(`../${path}`, import.meta.url), text);

try {
  const spec = JSON.parse(read("dist/minapp-users.json"));
  const translated = await applyOverlay(spec, parse(read("minapp-users.zh-CN.overlay.yaml")));
  write("dist/minapp-users.zh-CN.json", `${JSON.stringify(translated, null, 2)}\n`);
  // Unfolded: a fold could fall where Chinese has no space. Without aliases: they save nothing a reader wants saved.
  const layout = { lineWidth: 0, aliasDuplicateObjects: false } as const;
  write("dist/minapp-users.zh-CN.yaml", stringify(translated, layout));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
