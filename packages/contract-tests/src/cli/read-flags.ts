import { type ParseArgsOptionsConfig, parseArgs } from "node:util";
import { showWord } from "./show-word.ts";
import { UsageError } from "./usage-error.ts";

/**
 * Reads the flags of a command.
 *
 * @param args - what stands behind the command's name
 * @throws UsageError in one sentence for a flag that the command does not have, and for a word that is none
 */
export function readFlags<Options extends ParseArgsOptionsConfig>(args: string[], options: Options) {
  const { values, positionals } = parse(args, options);
  if (positionals.length > 0) {
    // Not repeated: it may be a token that lost its flag.
    throw new UsageError("there is a word too many: options begin with --");
  }
  const empty = Object.entries(values).find(([, value]) => value === "");
  if (empty) throw new UsageError(`--${empty[0]} is empty: leave it out for the usual one`);
  return values;
}

function parse<Options extends ParseArgsOptionsConfig>(args: string[], options: Options) {
  try {
    return parseArgs({ args, allowPositionals: true, options });
  } catch (error) {
    throw new UsageError(describe(error as NodeJS.ErrnoException));
  }
}

/** Node repeats an option that it does not know, which may be a token whose option was forgotten. */
function describe({ code, message }: NodeJS.ErrnoException): string | undefined {
  const [sentence = ""] = message.split(/\.\s/);
  if (code !== "ERR_PARSE_ARGS_UNKNOWN_OPTION") return sentence;
  const [, name = ""] = /'-{1,2}([^']*)'/.exec(sentence) ?? [];
  return showWord(name) ? sentence : "there is an option that is not known";
}

/**
 * @throws UsageError for what is no port
 */
export function readPort(text: string): number {
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65535) {
    const isShown = showWord(text) !== undefined || /^-?\d{1,5}$/.test(text);
    const shown = isShown ? `, but it is ${JSON.stringify(text)}` : "";
    throw new UsageError(`port must be a number from 0 to 65535${shown}`);
  }
  return Number(text);
}
