import { existsSync, readFileSync, realpathSync } from "node:fs";
import { basename, dirname, join } from "node:path";

/** A package that comes along when another one is installed for production. */
export interface RuntimeDependency {
  /** Its own name, also where it is depended on under another one. */
  name: string;
  version: string;
  /** What its manifest says, as an SPDX expression; undefined when it says nothing. */
  licence: string | undefined;
  /** Where it is installed. */
  folder: string;
  /** The names on one of the shortest ways to it: from the package that was asked about to itself. */
  path: string[];
  /** Whether it is only wanted by `optionalDependencies`: it works without, or with another one in its place. */
  optional: boolean;
  /** The scripts that run when it is installed. */
  installScripts: string[];
}

/** What comes along with a package. */
export interface Runtime {
  /** In the order of their names and versions. */
  dependencies: RuntimeDependency[];
  /** The optional ones that are for other platforms and so not installed here, as `name@version`. */
  elsewhere: string[];
}

interface Manifest {
  name: string;
  version: string;
  license?: string | { type: string };
  licenses?: { type: string }[];
  scripts?: Record<string, string>;
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
  peerDependenciesMeta?: Record<string, { optional?: boolean }>;
}

/** A package to look into, and how it was come upon. */
interface Visit {
  folder: string;
  path: string[];
  optional: boolean;
}

/** Scripts that run at the installation of a package from a registry. */
export const installHooks = ["preinstall", "install", "postinstall"];

/**
 * Finds what a production installation of a package brings, in the versions that are installed in this workspace. Unlike
 * pnpm's own lists it leaves out peers that are optional: they are here for our tests, and nobody else gets them.
 *
 * @param folder - a package of the workspace, installed
 * @throws Error in one sentence when one of them is not installed
 */
export function runtimeDependencies(folder: string): Runtime {
  const found = new Map<string, RuntimeDependency>();
  const elsewhere = new Set<string>();
  const next: Visit[] = [{ folder: realpathSync(folder), path: [], optional: false }];
  // Visited last, so that only what nothing requires is found to be optional.
  const last: Visit[] = [];
  for (let visit = next.shift(); visit; visit = next.shift() ?? last.shift()) {
    const manifest = readManifest(visit.folder);
    const id = `${manifest.name}@${manifest.version}`;
    const path = [...visit.path, manifest.name];
    if (found.has(id)) continue;
    found.set(id, describe(manifest, { ...visit, path }));
    for (const name of requiredBy(manifest)) {
      const at = findInstalled(name, visit.folder);
      if (!at) throw new Error(`${name}, which ${id} depends on, is not installed: run \`pnpm install\``);
      next.push({ folder: at, path, optional: visit.optional });
    }
    for (const [name, version] of Object.entries(manifest.optionalDependencies ?? {})) {
      const at = findInstalled(name, visit.folder);
      if (at) last.push({ folder: at, path, optional: true });
      else elsewhere.add(`${name}@${version}`);
    }
  }
  const [, ...dependencies] = found.values();
  return { dependencies: dependencies.sort(byName), elsewhere: [...elsewhere].sort() };
}

function readManifest(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Manifest;
}

function describe(manifest: Manifest, { folder, path, optional }: Visit): RuntimeDependency {
  const { name, version, license, licenses, scripts = {} } = manifest;
  // Old manifests have an object, or a list of which one may be chosen.
  const licence = typeof license === "object" ? license.type : license;
  const choices = licenses?.map(({ type }) => type).join(" OR ");
  return {
    name,
    version,
    licence: licence ?? choices,
    folder,
    path,
    optional,
    installScripts: installHooks.filter((hook) => hook in scripts),
  };
}

/** The names of what a package does not work without. What is optional as well is told by `optionalDependencies`. */
function requiredBy(manifest: Manifest): string[] {
  const {
    dependencies = {},
    optionalDependencies = {},
    peerDependencies = {},
    peerDependenciesMeta = {},
  } = manifest;
  const peers = Object.keys(peerDependencies).filter((name) => !peerDependenciesMeta[name]?.optional);
  return [...new Set([...Object.keys(dependencies), ...peers])].filter(
    (name) => !(name in optionalDependencies),
  );
}

/** Where pnpm puts what a package depends on: into it in the workspace, beside it in its store. */
function findInstalled(name: string, dependent: string): string | undefined {
  const candidates = [join(dependent, "node_modules", name)];
  const above = [dirname(dependent), dirname(dirname(dependent))]; // the second when it has a scope
  const modules = above.find((folder) => basename(folder) === "node_modules");
  if (modules) candidates.push(join(modules, name));
  const found = candidates.find((folder) => existsSync(join(folder, "package.json")));
  return found && realpathSync(found);
}

function byName(one: RuntimeDependency, other: RuntimeDependency): number {
  return `${one.name}@${one.version}` < `${other.name}@${other.version}` ? -1 : 1;
}
