import { realpathSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** The folder of a dependency of this package, whatever its `exports` let others see. */
export function packageFolder(name: string): string {
  return realpathSync(fileURLToPath(new URL(`../../node_modules/${name}`, import.meta.url)));
}
