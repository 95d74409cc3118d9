import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import type { TableSchema } from "./columns/table-schema.ts";
import { type Quirks, quirks, readQuirks } from "./quirks.ts";
import type { SeedUser } from "./seed/seed-user.ts";
import type { EmulatorOptions } from "./start-emulator.ts";

export const help = `Usage: minapp-users-emulator [options]

Runs the user API of MinApp (知晓云) on this machine, with state.

Options:
  --port <n>               port, 0 for any free one (default 4020)
  --host <name>            host (default 127.0.0.1: nobody else gets in)
  --db <file>              keep everything in this file (default: in memory)
  --schema <file>          the custom columns, MinApp's own table schema as JSON
  --seed <file|n>          the users to begin with as a JSON array, or how many to make up
                           (default: those of the spec's examples and others, 100 in all)
  --token <text>           an access token that is good from the start
  --client-id <text>       the ClientID of the application
  --client-secret <text>   the ClientSecret of the application
  --allow-origin <origin>  let the web pages of this origin, such as https://docs.example, read the answers; can be
                           given several times (default: only pages of this machine)
  --latency <ms>           let every request take longer
  --quirk <name=value>     what to do where the documentation contradicts itself; can be given several times:
${Object.entries(quirks)
  .map(([name, values]) => `                             ${name}=${values.join("|")}`)
  .join("\n")}
  --quiet                  print nothing but errors
  --version, --help

Each option can also be given as an environment variable: --client-id as MINAPP_USERS_EMULATOR_CLIENT_ID, --quirk as
MINAPP_USERS_EMULATOR_QUIRK with commas between several, --allow-origin in the same way, --quiet as
MINAPP_USERS_EMULATOR_QUIET=1.

Exit codes: 0 ended by a signal, 1 could not start, 2 the command line is wrong.`;

/** The command line is wrong: a sentence, and exit code 2. */
export class UsageError extends Error {}

export interface CliOptions extends EmulatorOptions {
  quiet: boolean;
  help: boolean;
  version: boolean;
}

/**
 * Reads the command line and the environment.
 *
 * @throws UsageError in one sentence
 */
export function readOptions(args: string[], env: NodeJS.ProcessEnv): CliOptions {
  const { quirk, quiet, help, version, "allow-origin": allowOrigin, ...flags } = parse(args);
  const empty = Object.entries({ ...flags, "allow-origin": allowOrigin?.find((text) => text === "") }).find(
    ([, text]) => text === "",
  );
  if (empty) throw new UsageError(`${empty[0]} is empty: leave it out for the usual one`);
  const value = (name: keyof typeof flags) => flags[name] ?? (env[variable(name)] || undefined);
  const listed = (name: string) => (env[variable(name)] || undefined)?.split(",") ?? [];
  const origins = allowOrigin ?? listed("allow-origin").map((origin) => origin.trim());
  const seed = value("seed");
  const latency = value("latency");
  const texts = { db: value("db"), host: value("host"), token: value("token") };
  const schema = value("schema");
  return {
    port: readNumber("port", value("port") ?? "4020", 65535),
    ...defined(texts),
    ...defined({ clientId: value("client-id"), clientSecret: value("client-secret") }),
    ...(latency === undefined ? {} : { latency: readNumber("latency", latency, 600_000) }),
    ...(schema === undefined ? {} : { schema: readJson("schema", schema) as TableSchema }),
    ...(seed === undefined ? {} : { seed: readSeed(seed) }),
    ...(origins.length === 0 ? {} : { allowOrigin: origins }),
    quirks: chooseQuirks(quirk ?? listed("quirk")),
    quiet: quiet || ["1", "true"].includes(env[variable("quiet")] ?? ""),
    help,
    version,
  };
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        port: { type: "string" },
        host: { type: "string" },
        db: { type: "string" },
        schema: { type: "string" },
        seed: { type: "string" },
        token: { type: "string" },
        "client-id": { type: "string" },
        "client-secret": { type: "string" },
        latency: { type: "string" },
        quirk: { type: "string", multiple: true },
        "allow-origin": { type: "string", multiple: true },
        quiet: { type: "boolean", default: false },
        version: { type: "boolean", default: false },
        help: { type: "boolean", default: false },
      },
    }).values;
  } catch (error) {
    throw new UsageError((error as Error).message.split(/\.\s/)[0]);
  }
}

function variable(flag: string): string {
  return `MINAPP_USERS_EMULATOR_${flag.toUpperCase().replaceAll("-", "_")}`;
}

function defined<Values extends Record<string, string | undefined>>(values: Values) {
  const given = Object.entries(values).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given) as { [Name in keyof Values]?: string };
}

function readNumber(name: string, text: string, most: number): number {
  if (!/^\d{1,9}$/.test(text) || Number(text) > most) {
    throw new UsageError(`${name} must be a number from 0 to ${most}, but it is ${JSON.stringify(text)}`);
  }
  return Number(text);
}

function readSeed(text: string): number | SeedUser[] {
  return /^\d+$/.test(text) ? readNumber("seed", text, 100_000_000) : (readJson("seed", text) as SeedUser[]);
}

function readJson(name: string, file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === "ENOENT";
    throw new UsageError(
      `the file of --${name}, ${file}, ${missing ? "does not exist" : "is not JSON that can be read"}`,
    );
  }
}

function chooseQuirks(texts: string[]): Quirks {
  const chosen = texts.map((text) => {
    const [name = "", value] = text.split("=");
    if (value === undefined)
      throw new UsageError(`quirk must be name=value, but it is ${JSON.stringify(text)}`);
    return [name.trim(), value.trim()];
  });
  try {
    return readQuirks(Object.fromEntries(chosen));
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}
