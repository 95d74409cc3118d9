import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pnpmCommand } from "@minapp-users/client-tests/pnpm-command";
import { runToSuccess } from "@minapp-users/client-tests/run";
import { type RuntimeDependency, runtimeDependencies } from "../runtime-dependencies.ts";
import { publicPackages, root } from "../workspace.ts";
import type { Bom } from "./bom.ts";
import { correct } from "./correct.ts";

/** A package, what comes along with it, and its bill of materials. */
export interface PackageBom {
  /** `name@version`. */
  id: string;
  runtime: RuntimeDependency[];
  bom: Bom;
}

/**
 * Lists what each public package brings with it, by pnpm, and corrects that.
 *
 * @throws Error when pnpm fails, or the workspace is not installed
 */
export async function generate(): Promise<PackageBom[]> {
  const packages = publicPackages();
  const boms = await listByPnpm(packages.map(({ manifest }) => manifest.name));
  return packages.map(({ folder, manifest: { name, version } }) => {
    const bom = boms.find(({ metadata }) => metadata.component.purl.startsWith(purlOf(name)));
    if (!bom) throw new Error(`pnpm listed nothing for ${name}: run \`pnpm install\``);
    const runtime = runtimeDependencies(join(root, folder)).dependencies;
    return { id: `${name}@${version}`, runtime, bom: correct(bom, runtime) };
  });
}

function purlOf(name: string): string {
  return `pkg:npm/${name.replace("@", "%40")}@`;
}

/** 1.6, because not every tool that reads such lists knows 1.7. */
async function listByPnpm(names: string[]): Promise<Bom[]> {
  const folder = mkdtempSync(join(tmpdir(), "minapp-users-sbom-"));
  try {
    const [pnpm, ...args] = pnpmCommand();
    const format = ["--sbom-format", "cyclonedx", "--sbom-spec-version", "1.6", "--prod", "--split"];
    const filters = names.flatMap((name) => ["--filter", name]);
    const out = join(folder, "%s.json");
    await runToSuccess(pnpm, [...args, "sbom", ...format, "--out", out, ...filters], { cwd: root });
    return readdirSync(folder).map((name) => JSON.parse(readFileSync(join(folder, name), "utf8")) as Bom);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
