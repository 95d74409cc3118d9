/** What pnpm-workspace.yaml says of what may come in. */
export interface Settings {
  minimumReleaseAge?: number;
  allowBuilds?: Record<string, boolean>;
  [setting: string]: unknown;
}

/** Packages whose install scripts may run on every machine that works on this, and why. */
const mayBuild: Record<string, string> = {
  node: "it puts the binary of Node, which is a package of its own, where scripts find it",
};

/** Settings that open what the others close. */
const opening = [
  "dangerouslyAllowAllBuilds",
  "minimumReleaseAgeExclude",
  "onlyBuiltDependencies",
  "neverBuiltDependencies",
  "trustPolicyExclude",
];

/** Settings that are closed unless they say otherwise. */
const closed: Record<string, unknown> = {
  blockExoticSubdeps: true,
  strictDepBuilds: true,
  lockfile: true,
  preferFrozenLockfile: true,
};

/** Finds settings by which something unseen could come in. */
export function findOpenSettings(settings: Settings): string[] {
  const { minimumReleaseAge = 0, allowBuilds = {} } = settings;
  const problems: string[] = [];
  if (minimumReleaseAge < 1440) {
    problems.push(
      `minimumReleaseAge is ${minimumReleaseAge}, which is less than a day: most of what is withdrawn is in days`,
    );
  }
  for (const [name, allowed] of Object.entries(allowBuilds)) {
    if (allowed && !(name in mayBuild))
      problems.push(`allowBuilds lets ${name} run its scripts: say why in settings.ts`);
  }
  for (const name of opening) {
    if (name in settings) problems.push(`${name} lets in what the other settings keep out: remove it`);
  }
  for (const [name, value] of Object.entries(closed)) {
    if (name in settings && settings[name] !== value)
      problems.push(`${name} is ${settings[name]}: remove it`);
  }
  return problems;
}
