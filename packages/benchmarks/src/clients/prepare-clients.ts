import { copyFileSync, cpSync, mkdirSync, realpathSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { generateClients } from "./generate.ts";
import { packageFolder } from "./package-folder.ts";

export interface PreparedClients {
  /** Holds the files of `peers`, the generated clients beside them, and a tsconfig.json. */
  folder: string;
  /** The folder of our client's package. */
  client: string;
}

/** As strict as a new project is; generated code is not always written for more. */
const compilerOptions = {
  target: "es2023",
  lib: ["es2023", "dom", "dom.iterable"],
  types: [],
  module: "esnext",
  moduleResolution: "bundler",
  strict: true,
  skipLibCheck: true,
  allowImportingTsExtensions: true,
  noEmit: true,
};

/**
 * Lays out a folder in which every client can be bundled and compiled as in a project of its users.
 *
 * @param path - an empty folder
 * @param client - the folder of another build of our client
 * @throws Error when a client cannot be generated, or ours is not built
 */
export function prepareClients(
  path: string,
  client = packageFolder("@minapp-users/client"),
): PreparedClients {
  const folder = realpathSync(path); // so that what compilers call these files is what they are called here
  cpSync(fileURLToPath(new URL("../../peers", import.meta.url)), folder, { recursive: true });
  writeFileSync(
    join(folder, "tsconfig.json"),
    JSON.stringify({ compilerOptions, include: ["*.ts", "types/*.ts"] }),
  );
  generateClients(folder);

  const packages = {
    "@minapp-users/client": resolve(client),
    "openapi-fetch": packageFolder("openapi-fetch"),
    ky: packageFolder("ky"),
  };
  for (const [name, target] of Object.entries(packages)) {
    const link = join(folder, "node_modules", name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(target, link, "junction");
  }
  try {
    copyFileSync(join(client, "dist/generated/schema.d.ts"), join(folder, "schema.d.ts"));
  } catch (error) {
    throw new Error(`${client} is not built: run pnpm build`, { cause: error });
  }
  return { folder, client: resolve(client) };
}
