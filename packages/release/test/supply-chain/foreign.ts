/** A lockfile of pnpm, as far as it is looked at. */
export interface Lockfile {
  importers: Record<
    string,
    Partial<Record<"dependencies" | "devDependencies" | "optionalDependencies", Resolved>>
  >;
  packages: Record<string, { resolution?: { integrity?: string; [key: string]: unknown } }>;
}

type Resolved = Record<string, { specifier: string; version: string }>;

/** Finds what the lockfile takes from elsewhere than the registry, or could not tell from something else of that name. */
export function findForeign({ importers, packages }: Lockfile): string[] {
  const problems: string[] = [];
  for (const [importer, kinds] of Object.entries(importers)) {
    for (const [name, { version }] of Object.entries({
      ...kinds.dependencies,
      ...kinds.devDependencies,
      ...kinds.optionalDependencies,
    })) {
      if (/^(link:[./\w-]+|(@?[\w./-]+@)?\d+\.\d+\.\d+[\w.+-]*(\(.*\))?)$/.test(version)) continue;
      problems.push(`${importer} takes ${name} from ${version}: take it from the registry`);
    }
  }
  for (const [id, { resolution = {} }] of Object.entries(packages)) {
    const { integrity = "", ...others } = resolution;
    if (!/^(@[\w.-]+\/)?[\w.-]+@\d+\.\d+\.\d+[\w.+-]*$/.test(id) || Object.keys(others).length > 0) {
      problems.push(`${id} does not come from the registry: ${JSON.stringify(others)}`);
    } else if (!/^sha512-[\w+/]{86}==$/.test(integrity)) {
      problems.push(
        `${id} has no SHA-512 to recognise it by: remove it from the lockfile, and install again`,
      );
    }
  }
  return problems;
}
