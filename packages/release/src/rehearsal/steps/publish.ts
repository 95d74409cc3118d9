import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { valid } from "semver";
import { publicPackages } from "../../workspace.ts";
import { beSomebody, git } from "../clone.ts";
import { withNode } from "../machine.ts";
import { Failure, runToSuccess } from "../processes.ts";
import type { Rehearsal, Row } from "../rehearsal.ts";
import { packedFolder } from "./pack.ts";

/** What was packed is published from another checkout, where nothing is built. */
export const publish: Row = {
  name: "publish",
  what: "`changeset publish --from-pack-dir` in a fresh checkout: versions, exact dependencies, and tags",
  run: async (rehearsal) => {
    const { clone, machine } = rehearsal;
    const { env } = machine;
    const checkout = checkoutOf(rehearsal);
    await git(clone, env, "clone", "--quiet", clone, checkout);
    await beSomebody(checkout, machine);
    const tagsOf = async () => (await git(checkout, env, "tag")).split("\n").filter((tag) => tag !== "");
    const before = await tagsOf();
    await pnpm(rehearsal, "install", "--frozen-lockfile", "--ignore-scripts", "--filter", "minapp-users");
    await pnpm(rehearsal, "exec", "changeset", "publish", "--from-pack-dir", packedFolder(rehearsal));

    const expected = publicPackages(clone).map(({ manifest }) => manifest);
    const problems = await Promise.all(expected.map((manifest) => wrongOnRegistry(rehearsal, manifest)));
    const tags = await tagsOf();
    const untagged = expected.filter(({ name, version }) => !tags.includes(`${name}@${version}`));
    const all = [
      ...problems.flat(),
      ...untagged.map(({ name, version }) => `there is no tag ${name}@${version}`),
    ];
    if (all.length > 0) throw new Error(all.join("; "));
    return `${expected.length} packages, ${tags.length - before.length} of them with a new tag`;
  },
};

/** What is published stays as it is. */
export const publishAgain: Row = {
  name: "publish again",
  what: "`changeset publish-plan` and `changeset publish`: there is nothing to do, and that is no error",
  run: async (rehearsal) => {
    const planFile = join(rehearsal.folder, "second-plan.json");
    await pnpm(rehearsal, "exec", "changeset", "publish-plan", "--output", planFile);
    const { plan } = JSON.parse(await readFile(planFile, "utf8")) as { plan: unknown[] };
    if (plan.length > 0) throw new Failure("packages would be published again", JSON.stringify(plan));
    const text = await pnpm(rehearsal, "exec", "changeset", "publish");
    if (!text.includes("No unpublished projects to publish")) {
      throw new Failure("the second publish does not say that there is nothing to publish", text);
    }
    return "nothing to publish";
  },
};

function checkoutOf({ folder }: Rehearsal): string {
  return join(folder, "publish");
}

/** Runs pnpm where it is published from, with the token, and gives what it printed. */
async function pnpm(rehearsal: Rehearsal, ...args: string[]): Promise<string> {
  const { machine, packageManager, registry } = rehearsal;
  const env = { ...withNode(machine.env), npm_config_userconfig: registry.publisherConfig };
  const cwd = checkoutOf(rehearsal);
  return (await runToSuccess("npx", ["-y", packageManager, ...args], { cwd, env })).text;
}

/** A manifest as the registry gives it. */
interface Published {
  dependencies?: Record<string, string>;
  repository?: unknown;
}

/** Says what is wrong with a package on the registry, a sentence each. */
async function wrongOnRegistry(
  { registry, clone }: Rehearsal,
  { name, version }: { name: string; version: string },
): Promise<string[]> {
  const response = await fetch(registry.url + name.replace("/", "%2f"));
  if (!response.ok) return [`${name} is not on the registry: it answers ${response.status}`];
  const { "dist-tags": tags, versions } = (await response.json()) as {
    "dist-tags": Record<string, string>;
    versions: Record<string, Published>;
  };
  const manifest = versions[version];
  if (!manifest)
    return [`${name} ${version} is not on the registry, but ${Object.keys(versions).join(", ")}`];
  const own = new Map(publicPackages(clone).map(({ manifest: it }) => [it.name, it.version]));
  const dependencies = Object.entries(manifest.dependencies ?? {});
  return [
    ...(tags.latest === version ? [] : [`the latest ${name} is ${tags.latest}, not ${version}`]),
    ...(manifest.repository ? [] : [`${name} does not say where its repository is`]),
    ...dependencies
      .filter(([dependency, range]) => own.has(dependency) && own.get(dependency) !== range)
      .map(([dependency, range]) => `${name} asks for ${dependency} ${range}, not ${own.get(dependency)}`),
    ...dependencies
      .filter(([, range]) => !valid(range.replace(/^npm:.+@/, "")))
      .map(([dependency, range]) => `${name} asks for ${dependency} ${range}, which is no exact version`),
    ...(/"(workspace|catalog|link|file):/.test(JSON.stringify(manifest))
      ? [`the manifest of ${name} speaks of this workspace`]
      : []),
  ];
}
