import { isExact } from "../../src/tarballs/check-manifest.ts";

/** What a manifest or the settings of the workspace pin, as far as it is looked at. */
export interface Pins {
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
  overrides?: Record<string, string>;
  catalog?: Record<string, string>;
  catalogs?: Record<string, Record<string, string>>;
}

/**
 * Finds versions that may be another one tomorrow. Peers are ranges, and not looked at.
 *
 * @param file - the name for what is reported
 * @param local - what else names one version: a package of the workspace, its catalog
 */
export function findInexact(file: string, pins: Pins, local = /^(workspace:\*|catalog:\w*)$/): string[] {
  const { catalogs = {}, dependencies, devDependencies, optionalDependencies, overrides, catalog } = pins;
  const kinds = { dependencies, devDependencies, optionalDependencies, overrides, catalog, ...catalogs };
  return Object.entries(kinds).flatMap(([kind, versions = {}]) =>
    Object.entries(versions)
      .filter(([, version]) => !isExact(version) && !local.test(version))
      .map(
        ([name, version]) => `${file} has ${name} ${JSON.stringify(version)} in ${kind}: name one version`,
      ),
  );
}
