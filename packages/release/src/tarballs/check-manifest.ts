import { valid } from "semver";
import { installHooks } from "../runtime-dependencies.ts";
import type { Tarball } from "./tarball.ts";

/** Finds what is wrong with the manifest of a package, or with what it points to. */
export function checkManifest(tarball: Tarball): string[] {
  return [
    ...checkScripts(tarball),
    ...checkVersions(tarball),
    ...checkBin(tarball),
    ...checkExports(tarball),
  ];
}

function checkScripts({ manifest }: Tarball): string[] {
  const hooks = installHooks.filter((hook) => hook in (manifest.scripts ?? {}));
  return hooks.map(
    (hook) => `its script ${hook} would run on the machine of everyone who installs it: remove it`,
  );
}

function checkVersions({ manifest }: Tarball): string[] {
  const problems: string[] = [];
  for (const kind of [
    "dependencies",
    "optionalDependencies",
    "devDependencies",
    "peerDependencies",
  ] as const) {
    for (const [name, version] of Object.entries(manifest[kind] ?? {})) {
      const what = `${name} is ${JSON.stringify(version)} in ${kind}`;
      if (/^(workspace|catalog|link|file|portal):/.test(version)) {
        problems.push(`${what}, which only this workspace understands: pack it by pnpm`);
      } else if (/dependencies|optional/.test(kind) && !isExact(version)) {
        problems.push(`${what}, and not one exact version: name one`);
      }
    }
  }
  return problems;
}

/** Whether a version is one, be it under another name: `1.2.3`, `npm:name@1.2.3`. */
export function isExact(version: string): boolean {
  return valid(version.replace(/^npm:(@[^@/]+\/)?[^@/]+@/, "")) !== null;
}

function checkBin({ manifest: { name, bin = {} }, files }: Tarball): string[] {
  const commands = typeof bin === "string" ? { [name]: bin } : bin;
  return Object.entries(commands).flatMap(([command, target]) => {
    const file = files.get(target.replace(/^\.\//, ""));
    if (!file)
      return [`its command ${command} is ${target}, which is not in it: build it, or correct \`bin\``];
    const problems: string[] = [];
    if (!file.executable)
      problems.push(`its command ${command} (${target}) is not executable: pack it by pnpm`);
    if (!file.text.startsWith("#!/usr/bin/env node\n")) {
      problems.push(
        `its command ${command} (${target}) does not begin with #!/usr/bin/env node: add that line`,
      );
    }
    return problems;
  });
}

function checkExports({ manifest, files }: Tarball): string[] {
  const missing = targetsOf(manifest.exports).filter((target) => !files.has(target.replace(/^\.\//, "")));
  return missing.map(
    (target) => `\`exports\` names ${target}, which is not in it: build it, or correct \`exports\``,
  );
}

/** Every file that `exports` leads to, under any condition. */
export function targetsOf(exports: unknown): string[] {
  if (typeof exports === "string") return [exports];
  if (typeof exports !== "object" || exports === null) return [];
  return [...new Set(Object.values(exports).flatMap(targetsOf))];
}
