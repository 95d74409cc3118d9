/** A command line tool of the release. */
export interface Command<Options> {
  /** What it is called in what it prints: `release:stamp`. */
  name: string;
  /** What `--help` prints. */
  help: string;
  /**
   * Reads the command line.
   *
   * @returns undefined when only the help is wanted
   * @throws Error in one sentence when an option is not one
   */
  readOptions(args: string[]): Options | undefined;
  /**
   * Does the work.
   *
   * @returns what is wrong, one sentence each
   * @throws Error in one sentence when it cannot be done
   */
  run(options: Options): Promise<string[]>;
}

/**
 * Runs a command with the arguments of this process, and sets its exit code: 0 when nothing is wrong, 1 when something is, 2
 * when it was not asked for rightly.
 */
export async function runCommand<Options>({ name, help, readOptions, run }: Command<Options>): Promise<void> {
  let options: Options | undefined;
  try {
    // `pnpm <script> -- --help` hands the dashes on.
    options = readOptions(process.argv.slice(2).filter((arg) => arg !== "--"));
  } catch (error) {
    console.error(`${name}: ${(error as Error).message} (see --help)`);
    process.exitCode = 2;
    return;
  }
  if (!options) return console.log(help);
  try {
    const problems = await run(options);
    for (const problem of problems) console.error(problem);
    if (problems.length > 0) process.exitCode = 1;
  } catch (error) {
    console.error(`${name}: ${(error as Error).message}`);
    process.exitCode = 1;
  }
}
