/** A module of a package that others can import. */
export interface EntryPoint {
  /** What is imported: `@minapp-users/client/auth`. */
  name: string;
  /** Its types, relative to the folder of the package: `./dist/auth/index.d.ts`. */
  types: string;
  /** The file of its report, in the folder `api` of the package: `auth.api.md`. */
  report: string;
}

/**
 * Reads the modules of a package that have types from `exports` of its manifest.
 *
 * @param manifest - the text of `package.json`
 * @throws Error when a module has no types
 */
export function entryPoints(manifest: string): EntryPoint[] {
  const { name, exports = {} } = JSON.parse(manifest) as { name: string; exports?: Record<string, unknown> };
  return Object.entries(exports).flatMap(([path, target]) => {
    if (path.endsWith(".json")) return [];
    const { types } = (target ?? {}) as { types?: unknown };
    if (typeof types !== "string") throw new Error(`${name} has no types for "${path}" in its exports`);
    const rest = path.slice("./".length);
    return [
      { name: `${name}${path.slice(1)}`, types, report: `${rest.replaceAll("/", ".") || "index"}.api.md` },
    ];
  });
}
