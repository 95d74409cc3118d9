import { mkdtemp, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { installPacked } from "./install.ts";
import { clientFolder, packPackage } from "./pack.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The client as it would be published. */
    tarball: string;
    /** A folder with a project that has the packed client installed. */
    project: string;
  }
}

/** Packs and installs the client once for all tests, and removes it after them. */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(await realpath(tmpdir()), "minapp-users-client-"));
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    const tarball = await packPackage(clientFolder, folder);
    const project = join(folder, "project");
    await installPacked(tarball, project);
    provide("tarball", tarball);
    provide("project", project);
  } catch (error) {
    await remove();
    throw error;
  }
  return remove;
}
