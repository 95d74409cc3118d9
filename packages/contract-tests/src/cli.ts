#!/usr/bin/env node
import { parseArgs } from "node:util";
import { type AnsweredRequest, startMock } from "./start-mock.ts";

const help = `Usage: minapp-users-contract mock [options]

Starts a mock of the MinApp user API that checks every request against its OpenAPI description.

Options:
  --port <n>      port, 0 for any free one (MINAPP_USERS_MOCK_PORT; default 4010)
  --host <name>   host (MINAPP_USERS_MOCK_HOST; default 127.0.0.1)
  --token <text>  access token to accept (MINAPP_USERS_MOCK_TOKEN; default: the one in the description)
  --quiet         do not print the requests
  --help          print this

Exit codes: 0 ended by a signal, 1 could not start, 2 the command line is wrong.`;

/** The command line is wrong: a sentence, and exit code 2. */
class UsageError extends Error {}

async function main(): Promise<void> {
  const { command, help: wanted, quiet, ...options } = readCommandLine();
  if (wanted) return console.log(help);
  if (command !== "mock") {
    throw new UsageError(command ? `there is no command ${JSON.stringify(command)}` : "a command is missing");
  }
  const mock = await startMock({ ...options, ...(quiet ? {} : { onAnswer: print }) });
  // A token that was given can be a real one.
  const token = options.token ? "the given access token" : `access token ${mock.token}`;
  console.log(`Mock of the MinApp user API on ${mock.url}, ${token}`);
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => mock.close().then(() => process.exit(0)));
  }
}

function readCommandLine() {
  const { values, positionals } = parse();
  if (positionals.length > 1)
    throw new UsageError(`there is a word too many after ${JSON.stringify(positionals[0])}`);
  const {
    port = process.env.MINAPP_USERS_MOCK_PORT || "4010",
    host = process.env.MINAPP_USERS_MOCK_HOST,
    token = process.env.MINAPP_USERS_MOCK_TOKEN,
    ...flags
  } = values;
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65535) {
    throw new UsageError(`port must be a number from 0 to 65535, but it is ${JSON.stringify(port)}`);
  }
  return {
    command: positionals[0],
    port: Number(port),
    ...(host ? { host } : {}),
    ...(token ? { token } : {}),
    ...flags,
  };
}

function parse() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        port: { type: "string" },
        host: { type: "string" },
        token: { type: "string" },
        quiet: { type: "boolean", default: false },
        help: { type: "boolean", default: false },
      },
    });
  } catch (error) {
    throw new UsageError((error as Error).message.split(". ")[0]);
  }
}

function print({ method, path, status, operationId, violations }: AnsweredRequest): void {
  console.log(`${status} ${method} ${path} ${operationId ?? "(no operation)"}`);
  for (const violation of violations) console.log(`    ${violation}`);
}

// Whoever reads the output went away (`| head -1`): the mock goes on in silence.
for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});

main().catch((error: Error) => {
  const wrong = error instanceof UsageError;
  console.error(`minapp-users-contract: ${error.message}${wrong ? " (see --help)" : ""}`);
  process.exitCode = wrong ? 2 : 1;
});
