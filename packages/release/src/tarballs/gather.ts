import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { packPackage } from "@minapp-users/client-tests/pack";
import { publicPackages, root, type WorkspacePackage } from "../workspace.ts";
import { readTarball, type Tarball } from "./tarball.ts";

/** A packed package, and the one of the workspace that it was made from. */
export interface Packed {
  tarball: Tarball;
  workspacePackage: WorkspacePackage;
}

/**
 * Packs every public package as it would be published.
 *
 * @param destination - the folder to put them into
 * @throws Error when one is not built
 */
export async function packAll(destination: string): Promise<void> {
  await Promise.all(publicPackages().map(({ folder }) => packPackage(join(root, folder), destination)));
}

/**
 * Reads the packed packages in a folder.
 *
 * @throws Error in one sentence when it does not hold exactly what it should, each once: the public packages of this
 *   workspace, or where `changeset pack` put them, those of its plan
 */
export async function readAll(folder: string): Promise<Packed[]> {
  const paths = readdirSync(folder).filter((name) => name.endsWith(".tgz"));
  const tarballs = await Promise.all(paths.map((name) => readTarball(join(folder, name))));
  const planned = readPlan(folder);
  const packages = publicPackages().filter(({ manifest }) => planned?.includes(manifest.name) ?? true);
  for (const { path, manifest } of tarballs) {
    if (packages.some((it) => it.manifest.name === manifest.name)) continue;
    throw new Error(`${path} is ${manifest.name}, which is not to be published: remove it`);
  }
  return packages.map((workspacePackage) => {
    const { name } = workspacePackage.manifest;
    const [tarball, another] = tarballs.filter(({ manifest }) => manifest.name === name);
    if (!tarball)
      throw new Error(`${folder} does not hold ${name}: pack every package that is to be published`);
    if (another) throw new Error(`${another.path} is ${name} as well as ${tarball.path}: remove one of them`);
    return { tarball, workspacePackage };
  });
}

/** The names of the packages that `changeset pack` meant to pack into a folder; undefined when it was not its work. */
function readPlan(folder: string): string[] | undefined {
  const path = join(folder, "..", "publish-plan.json");
  if (!existsSync(path)) return undefined;
  const { plan } = JSON.parse(readFileSync(path, "utf8")) as { plan: { name: string; kind: string }[][] };
  return plan.flat().flatMap(({ name, kind }) => (kind === "publish" ? [name] : []));
}
