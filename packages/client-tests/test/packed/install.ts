import { existsSync } from "node:fs";
import { cp, mkdir, readFile, realpath, symlink, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { clientFolder } from "./pack.ts";
import { runToSuccess } from "./run.ts";

/**
 * Makes an empty project with the packed client in it, laid out as npm does. It asks no registry: what the client
 * depends on is copied from this workspace, and nothing else is, so that a dependency that is not declared is missed.
 */
export async function installPacked(tarball: string, project: string): Promise<void> {
  const modules = join(project, "node_modules");
  const client = join(modules, "@minapp-users", "client");
  await mkdir(client, { recursive: true });
  // Its own, so that no tool takes one that lies in a folder above.
  await writeFile(join(project, "tsconfig.json"), JSON.stringify({ files: [] }));
  await writeFile(
    join(project, "package.json"),
    JSON.stringify({ name: "project", private: true, type: "module" }),
  );
  await runToSuccess("tar", ["-xzf", tarball, "--strip-components=1", "-C", client]);
  await copyDependencies(client, clientFolder, modules);

  // Of the project itself: most that are written for Node have it.
  await mkdir(join(modules, "@types"));
  const nodeTypes = await folderOf("@types/node", fileURLToPath(new URL(".", import.meta.url)));
  await symlink(nodeTypes, join(modules, "@types", "node"), "junction");
}

/** Copies what a manifest depends on at run time, and what that depends on. */
async function copyDependencies(installed: string, original: string, modules: string): Promise<void> {
  const { dependencies = {} } = JSON.parse(await readFile(join(installed, "package.json"), "utf8")) as {
    dependencies?: Record<string, string>;
  };
  for (const name of Object.keys(dependencies)) {
    const to = join(modules, name);
    if (existsSync(to)) continue;
    const from = await folderOf(name, original);
    await cp(from, to, { recursive: true, filter: (path) => !path.startsWith(join(from, "node_modules")) });
    await copyDependencies(to, from, modules);
  }
}

/** Where a package is that another one depends on. Not every package lets its manifest be resolved. */
async function folderOf(name: string, dependent: string): Promise<string> {
  const candidates = createRequire(join(dependent, "package.json")).resolve.paths(name) ?? [];
  const found = candidates.map((folder) => join(folder, name)).find(existsSync);
  if (!found) throw new Error(`${name} is not installed beside ${dirname(dependent)}: run \`pnpm install\``);
  return realpath(found);
}
