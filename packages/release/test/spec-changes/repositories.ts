import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setInfoVersion, versionedFiles } from "../../src/spec-changes/info-version.ts";
import { root } from "../../src/workspace.ts";
import { makeRepository, type Repository } from "../repository.ts";

export const spec = "@minapp-users/spec";
export const client = "@minapp-users/client";

/** A clone of what the gate looks at: the spec as it is in this repository, and its packages at a version. */
export interface SpecRepository extends Repository {
  /** Replaces a text in the spec. Throws when it is not there. */
  edit(from: string, to: string): void;
  /** Makes the only pending changeset; without releases, none. */
  plan(releases: Record<string, string>): void;
  /** Writes the version that is planned into the files of the spec. */
  follow(): Promise<void>;
  /** Gives packages a version and a tag, as a release does. */
  release(versions: Record<string, string>): Promise<void>;
}

/** Makes a repository in which nothing was released. It is removed with `using`. */
export function makeSpecRepository(): SpecRepository {
  const repository = makeRepository();
  const setVersion = (name: string, version: string) => {
    // As it is here: the client is made of the spec, but does not need it to run.
    const rest = name === client ? { devDependencies: { [spec]: "workspace:*" } } : {};
    const folder = name === client ? "packages/client" : "spec";
    repository.write({ [`${folder}/package.json`]: { name, version, ...rest } });
  };
  repository.write({
    "package.json": { name: "root", private: true, packageManager: "pnpm@12.21.0" },
    "pnpm-workspace.yaml": "packages:\n  - spec\n  - packages/*\n",
    ".changeset/config.json": { baseBranch: "main", access: "public" },
    ".changeset/pending.md": "---\n---\n",
    ...Object.fromEntries(versionedFiles.map((file) => [file, atFirstVersion(file)])),
  });
  for (const name of [spec, client]) setVersion(name, "0.0.0");
  repository.commit();

  const file = "spec/minapp-users.yaml";
  return {
    ...repository,
    edit(from, to) {
      const before = readFileSync(join(repository.folder, file), "utf8");
      const after = before.replace(from, to);
      if (after === before) throw new Error(`there is no ${from} in the spec`);
      repository.write({ [file]: after });
    },
    plan(releases) {
      const lines = Object.entries(releases).map(([name, bump]) => `"${name}": ${bump}\n`);
      repository.write({ ".changeset/pending.md": `---\n${lines.join("")}---\n\nA change.\n` });
    },
    async follow() {
      await setInfoVersion(repository.folder);
    },
    async release(versions) {
      repository.write({ ".changeset/pending.md": "---\n---\n" });
      for (const [name, version] of Object.entries(versions)) setVersion(name, version);
      await setInfoVersion(repository.folder);
      repository.commit();
      for (const [name, version] of Object.entries(versions)) repository.tag(`${name}@${version}`);
    },
  };
}

/** A file of this repository's spec, whatever version it has by now. */
function atFirstVersion(file: string): string {
  return readFileSync(join(root, file), "utf8").replace(/^ {2}version: .+$/m, "  version: 0.1.0");
}
