/** The command line is wrong: a sentence, and exit code 2. */
export class UsageError extends Error {}
