/** A verb of the command line. */
export interface Command {
  /** What it does, in a line of the general help. */
  summary: string;
  /** What `--help` behind it prints. */
  help: string;
  /**
   * Does it.
   *
   * @param args - what stands behind the command's name
   * @param env - the environment, where a flag can also be given
   * @returns the exit code; undefined while it goes on until a signal ends it
   * @throws UsageError for a wrong command line (exit code 2); any other Error (exit code 1), each in one sentence
   */
  run(args: string[], env: NodeJS.ProcessEnv): Promise<number | undefined>;
}
