import { existsSync, readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import getReleasePlan from "@changesets/get-release-plan";
import { type Planned, planned } from "../../planned.ts";
import { setInfoVersion } from "../../spec-changes/info-version.ts";
import { publicPackages } from "../../workspace.ts";
import { commitAll } from "../clone.ts";
import { withNode } from "../machine.ts";
import { runToSuccess } from "../processes.ts";
import type { Rehearsal, Row } from "../rehearsal.ts";

type Plan = Awaited<ReturnType<typeof getReleasePlan>>;

/** The pending changesets become versions and changelogs, and these a commit, as by the pull request of Changesets. */
export const version: Row = {
  name: "version",
  what: "`pnpm release:version`: versions as planned, changelogs with the text of the changesets",
  run: async (rehearsal) => {
    const { clone, machine, packageManager } = rehearsal;
    let plan = await getReleasePlan(clone);
    const nothing = plan.releases.length === 0;
    if (nothing) {
      await addChangeset(rehearsal);
      plan = await getReleasePlan(clone);
    }
    const names = publicPackages(clone).map(({ manifest }) => manifest.name);
    const expected = await Promise.all(names.map((name) => planned(clone, name)));

    const env = withNode(machine.env);
    await runToSuccess("npx", ["-y", packageManager, "install", "--frozen-lockfile"], { cwd: clone, env });
    await runToSuccess("npx", ["-y", packageManager, "release:version"], { cwd: clone, env });
    const problems = [...wrongVersions(clone, expected), ...wrongChangelogs(clone, plan)];
    if (problems.length > 0) throw new Error(problems.join("; "));
    await commitAll(clone, machine, "Version packages");
    const versions = expected.map(({ name, next }) => `${name.split("/")[1]} ${next}`).join(", ");
    return nothing ? `${versions} (no changeset was pending: a patch of each was made up)` : versions;
  },
};

/** A change that nobody made, so that there is something to release; and what its author would have to run. */
async function addChangeset({ clone, machine }: Rehearsal): Promise<void> {
  const bumps = publicPackages(clone).map(({ manifest }) => `"${manifest.name}": patch`);
  const text = ["---", ...bumps, "---", "", "A change for the rehearsal of a release.", ""].join("\n");
  await writeFile(join(clone, ".changeset", "rehearsal.md"), text);
  await setInfoVersion(clone);
  await commitAll(clone, machine, "A change for the rehearsal");
}

function wrongVersions(clone: string, expected: Planned[]): string[] {
  const versions = new Map(publicPackages(clone).map(({ manifest }) => [manifest.name, manifest.version]));
  return expected
    .filter(({ name, next }) => versions.get(name) !== next)
    .map(({ name, next }) => `${name} became ${versions.get(name)}, and ${next} was planned`);
}

/** Each changelog has the words of each changeset of its package; how they are indented makes no difference. */
function wrongChangelogs(clone: string, { changesets }: Plan): string[] {
  return publicPackages(clone).flatMap(({ folder, manifest: { name, version } }) => {
    const own = changesets.filter(({ releases }) => releases.some((release) => release.name === name));
    if (own.length === 0) return [];
    const file = join(clone, folder, "CHANGELOG.md");
    if (!existsSync(file)) return [`${name} has no changelog`];
    const changelog = words(readFileSync(file, "utf8"));
    const missing = own.filter(({ summary }) => !changelog.includes(words(summary)));
    return [
      ...(changelog.includes(`## ${version} `) ? [] : [`the changelog of ${name} has no ${version}`]),
      ...missing.map(({ id }) => `the changelog of ${name} does not say what ${id}.md says`),
    ];
  });
}

function words(text: string): string {
  return text.trim().split(/\s+/).join(" ");
}
