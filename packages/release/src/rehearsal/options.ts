import { parseArgs } from "node:util";

export const help = `usage: pnpm release:rehearse [--working-tree] [--only <text>] [--keep]

Makes a release of what is committed, from versions to packages, and publishes it to a registry on this machine that
forgets everything. Then, in empty projects outside of this workspace, it installs the packages from there, runs what
their users run, and prints a table. Fails when a row failed or was not run.

  --working-tree  also rehearse what is not committed
  --only <text>   of the rows after publishing, only those whose names have this text; can be given several times
  --keep          leave the temporary folder
  -h, --help      prints this`;

/** What the command line asks for. */
export interface RehearsalOptions {
  workingTree: boolean;
  only: string[];
  keep: boolean;
}

/**
 * Reads the command line.
 *
 * @returns undefined when only the help is wanted
 * @throws Error in one sentence when an option is not one
 */
export function readOptions(args: string[]): RehearsalOptions | undefined {
  const { values } = parseArgs({
    args,
    options: {
      "working-tree": { type: "boolean", default: false },
      only: { type: "string", multiple: true, default: [] },
      keep: { type: "boolean", default: false },
      help: { type: "boolean", short: "h", default: false },
    },
  });
  if (values.help) return undefined;
  return { workingTree: values["working-tree"], only: values.only, keep: values.keep };
}
