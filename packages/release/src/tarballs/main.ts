import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { runCommand } from "../run-command.ts";
import { checkTarball } from "./check-tarball.ts";
import { packAll, readAll } from "./gather.ts";
import { exportsCode } from "./lint.ts";
import { measure, toTable } from "./measure.ts";

const help = `usage: pnpm release:tarballs [folder] [--stamped]

Looks at every public package as the registry would get it: what is in it, what its manifest promises, what publint and
attw find. Prints what each costs to install, and fails when anything is wrong.

  folder      where the packed packages are, by \`changeset pack\` in its folder \`packages\` (default: they are packed for
              this, and removed)
  --stamped   they must also name their repository and their site, as what is published must (see pnpm release:stamp)
  -h, --help  prints this`;

/** Checks the packages in a folder, and gives what is wrong. */
async function check(folder: string, stamped: boolean): Promise<string[]> {
  const all = await readAll(folder);
  console.log(toTable(all.map(measure)));
  for (const { tarball } of all) {
    if (!exportsCode(tarball))
      console.log(`attw has nothing to look at in ${tarball.manifest.name}, which exports no code`);
  }
  const problems = await Promise.all(
    all.map(({ tarball, workspacePackage }) => checkTarball(tarball, workspacePackage, stamped)),
  );
  if (problems.flat().length === 0) console.log("nothing is wrong with any of them");
  return problems.flat();
}

await runCommand({
  name: "release:tarballs",
  help,
  readOptions(args) {
    const { values, positionals } = parseArgs({
      args,
      options: { stamped: { type: "boolean", default: false }, help: { type: "boolean", short: "h" } },
      allowPositionals: true,
    });
    if (values.help) return undefined;
    const [folder, ...others] = positionals;
    if (others.length > 0) throw new Error(`one folder is enough, and here is also ${others.join(" ")}`);
    if (folder !== undefined && !existsSync(folder)) throw new Error(`there is no folder ${resolve(folder)}`);
    return { folder, stamped: values.stamped };
  },
  async run({ folder, stamped }) {
    if (folder !== undefined) return await check(folder, stamped);
    const temporary = mkdtempSync(join(tmpdir(), "minapp-users-tarballs-"));
    try {
      await packAll(temporary);
      return await check(temporary, stamped);
    } finally {
      rmSync(temporary, { recursive: true, force: true });
    }
  },
});
