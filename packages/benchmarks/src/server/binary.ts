import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/** The file behind a package's command: started by `node` itself, so that no wrapper is measured. */
export function binary(name: string, command: string): string {
  const file = createRequire(import.meta.url).resolve(`${name}/package.json`);
  const { bin } = createRequire(import.meta.url)(file) as { bin: string | Record<string, string> };
  const path = typeof bin === "string" ? bin : bin[command];
  if (path === undefined) throw new Error(`${name} has no command ${command}`);
  return join(dirname(file), path);
}
