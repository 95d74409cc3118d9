import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { isAtLeast, largest } from "../bump.ts";
import type { Gate } from "../gate.ts";
import { type Planned, planned } from "../planned.ts";
import { readAt } from "../released.ts";
import { type Comparison, compareSpecs } from "./compare.ts";
import { readInfoVersions } from "./info-version.ts";
import { code } from "./words/code.ts";
import { changeInWords, report } from "./words/report.ts";

const specFile = "spec/minapp-users.yaml";
/** What is made of the spec: each is compared with the spec that its own last release was made of. */
const packages = ["@minapp-users/spec", "@minapp-users/client"] as const;
/** GitHub takes 65,536 characters in a comment, and others stand in it, too. */
const most = 30_000;

/** The packages that were released from the same spec, and what became of it since. */
interface Since {
  packages: Planned[];
  comparison: Comparison;
}

/**
 * Checks that the pending changesets are as large as the changes of the spec, and that `info.version` follows.
 *
 * @param repository - the folder of a clone with its tags
 * @throws Error in one sentence when the specs cannot be compared
 */
export async function specGate(repository: string): Promise<Gate> {
  const plans = await Promise.all(packages.map((name) => planned(repository, name)));
  const now = await readFile(join(repository, specFile), "utf8");
  const all = await compareAll(repository, plans, now);
  const unreleased = plans.filter(({ released }) => !released).map(({ name }) => `\`${name}\``);
  return {
    title: "Spec",
    markdown: [
      ...(unreleased.length > 0
        ? [`${unreleased.join(", ")}: never released, so nothing to compare with.`]
        : []),
      ...all.map((since) => sinceInWords(since, Math.floor(most / all.length))),
    ].join("\n\n"),
    problems: [
      ...all.flatMap((since) => since.packages.flatMap((plan) => problemOf(plan, since.comparison))),
      ...(await versionProblems(repository, plans)),
    ],
  };
}

async function compareAll(repository: string, plans: readonly Planned[], now: string): Promise<Since[]> {
  const byText = new Map<string, Planned[]>();
  for (const plan of plans) {
    if (!plan.released) continue;
    const before = await readAt(repository, plan.released.tag, specFile);
    if (before === undefined) throw new Error(`${plan.released.tag} has no ${specFile} to compare with`);
    byText.set(before, [...(byText.get(before) ?? []), plan]);
  }
  const all: Since[] = [];
  for (const [before, released] of byText) {
    all.push({ packages: released, comparison: await compareSpecs(before, now) });
  }
  return all;
}

function problemOf({ name, released, bump, next }: Planned, { changes, specs }: Comparison): string[] {
  const asked = largest(changes.map(({ rating }) => rating));
  if (isAtLeast(bump, asked)) return [];
  const [cause] = changes.filter(({ rating }) => rating === asked).map((it) => changeInWords(it, specs));
  const plan = bump === "none" ? "no release is planned" : `the next release is a ${bump} one (${next})`;
  return [
    `\`${name}\`: the spec changes since ${released?.version} ask for a ${asked} changeset (${cause}), but ${plan}: ` +
      `run \`pnpm changeset\` and choose ${asked}`,
  ];
}

async function versionProblems(repository: string, plans: readonly Planned[]): Promise<string[]> {
  const [spec] = plans;
  const versions = await readInfoVersions(repository);
  return versions
    .filter(({ version }) => version !== spec?.next)
    .map(
      ({ file, version }) =>
        `${file}: info.version is ${code(version)}, but the next version of \`${spec?.name}\` is ${spec?.next}: ` +
        "run `pnpm release:info-version`",
    );
}

function sinceInWords({ packages: plans, comparison: { changes, specs } }: Since, longest: number): string {
  const since = plans.map(({ released, bump, next }) => {
    return `\`${released?.tag}\` (${bump === "none" ? "no release planned" : `next: ${next}, ${bump}`})`;
  });
  const asked = largest(changes.map(({ rating }) => rating));
  const heading = `Since ${since.join(" and ")}`;
  if (asked === "none") return `${heading}: nothing changed.`;
  return `${heading}, the changes ask for **${asked}**:\n\n${report(changes, specs, longest)}`;
}
