import { makeRepository, type Repository } from "../repository.ts";

/** A repository with a client in it that is built. */
export interface BuiltClient extends Repository {
  /** Builds it anew: the texts of its types by their paths in `dist`. */
  build(types: Record<string, string>): void;
}

/**
 * Makes a repository with a client that consists of its types.
 *
 * @param types - the texts by their paths in `dist`: `index.d.ts`
 * @param modules - what can be imported, by path: `{ ".": "index" }`
 */
export function makeBuiltClient(
  types: Record<string, string>,
  modules: Record<string, string> = { ".": "index" },
): BuiltClient {
  const repository = makeRepository();
  const build: BuiltClient["build"] = (built) => {
    const files = Object.entries(built).map(([path, text]) => [`packages/client/dist/${path}`, text]);
    repository.write(Object.fromEntries(files));
  };
  const exports = Object.entries(modules).map(([path, file]) => [path, { types: `./dist/${file}.d.ts` }]);
  repository.write({
    "package.json": { name: "root", private: true, packageManager: "pnpm@12.21.0" },
    "pnpm-workspace.yaml": "packages:\n  - spec\n  - packages/*\n",
    ".changeset/config.json": { baseBranch: "main", access: "public" },
    "spec/package.json": { name: "@minapp-users/spec", version: "1.0.0" },
    "packages/client/package.json": {
      name: "@minapp-users/client",
      version: "1.0.0",
      type: "module",
      exports: { ...Object.fromEntries(exports), "./package.json": "./package.json" },
    },
  });
  build(types);
  return { ...repository, build };
}
