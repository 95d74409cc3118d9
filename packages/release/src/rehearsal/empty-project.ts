import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { withNode } from "./machine.ts";
import { Failure, runToSuccess } from "./processes.ts";
import type { Rehearsal } from "./rehearsal.ts";

/** A project of somebody who has just begun: nothing in it, nothing in npm's cache, and no configuration but the registry. */
export interface EmptyProject {
  folder: string;
  env: Record<string, string>;
  /** The registry that its npm takes packages from. */
  registry: string;
}

/**
 * Makes an empty project outside of this workspace.
 *
 * @param title - of its folder, unlike any other
 * @param node - the Node that it is for, as the path of the program; the one of this process by default
 */
export async function makeProject(
  { folder, machine, registry }: Rehearsal,
  title: string,
  node?: string,
): Promise<EmptyProject> {
  const home = join(folder, "projects", title.replace(/[^\w.]+/g, "-"));
  const project = join(home, "project");
  await mkdir(project, { recursive: true });
  await writeFile(join(home, "npmrc"), "");
  await writeManifest(project, { name: "project", private: true, type: "module" });
  const env = {
    PATH: machine.path,
    HOME: home,
    NO_COLOR: "1",
    REDOCLY_TELEMETRY: "off",
    npm_config_userconfig: registry.readerConfig,
    npm_config_globalconfig: join(home, "npmrc"),
    npm_config_cache: join(home, "npm-cache"),
  };
  return { folder: project, env: withNode(env, node), registry: registry.url };
}

/**
 * Runs `npm install` in a project.
 *
 * @param args - the packages, and npm's flags
 * @returns what npm printed
 * @throws Failure when it fails, or something came from elsewhere than the registry
 */
export async function install({ folder, env, registry }: EmptyProject, ...args: string[]): Promise<string> {
  const { text } = await runToSuccess("npm", ["install", ...args], { cwd: folder, env });
  const lockfile = JSON.parse(await readFile(join(folder, "package-lock.json"), "utf8")) as {
    packages: Record<string, { resolved?: string; link?: boolean }>;
  };
  const [elsewhere] = Object.entries(lockfile.packages).filter(
    ([place, { resolved }]) => place !== "" && !resolved?.startsWith(registry),
  );
  if (elsewhere)
    throw new Failure(`${elsewhere[0]} did not come from the registry`, JSON.stringify(elsewhere));
  return text;
}

/** The version of a package that is installed in a project. */
export async function installedVersion({ folder }: EmptyProject, name: string): Promise<string> {
  const manifest = await readFile(join(folder, "node_modules", name, "package.json"), "utf8");
  return (JSON.parse(manifest) as { version: string }).version;
}

async function writeManifest(project: string, manifest: object): Promise<void> {
  await writeFile(join(project, "package.json"), `${JSON.stringify(manifest, null, 2)}\n`);
}
