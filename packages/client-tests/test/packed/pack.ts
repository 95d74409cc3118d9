import { existsSync } from "node:fs";
import { isAbsolute, join } from "node:path";
import { fileURLToPath } from "node:url";
import { pnpmCommand } from "./pnpm-command.ts";
import { runToSuccess } from "./run.ts";

/** The client in this workspace, built. */
export const clientFolder = fileURLToPath(new URL("../../../client/", import.meta.url));

/**
 * Packs a package of this workspace as it would be published: pnpm writes versions where `workspace:*` and `catalog:` stood.
 *
 * @param folder - where the package is
 * @returns the path of the tarball
 * @throws Error when the package is not built
 */
export async function packPackage(folder: string, destination: string): Promise<string> {
  if (!existsSync(join(folder, "dist"))) {
    throw new Error(`${folder} cannot be packed: it is not built; run \`pnpm build\` at the root first`);
  }
  const [pnpm, ...args] = pnpmCommand();
  const packed = await runToSuccess(pnpm, [...args, "pack", "--json", "--pack-destination", destination], {
    cwd: folder,
  });
  const { filename } = JSON.parse(packed.stdout) as { filename: string };
  return isAbsolute(filename) ? filename : join(destination, filename);
}
