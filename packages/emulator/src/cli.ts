import { createRequire } from "node:module";
import { help, readOptions, UsageError } from "./cli-options.ts";
import { printLine } from "./print-lines.ts";
import { type Emulator, type EmulatorOptions, startEmulator } from "./start-emulator.ts";

async function main(): Promise<void> {
  const { help: wanted, version, quiet, ...options } = readOptions(process.argv.slice(2), process.env);
  if (wanted) return console.log(help);
  if (version) return console.log(createRequire(import.meta.url)("../package.json").version);

  const emulator = await startEmulator({ ...options, ...(quiet ? {} : { onAnswer: print }) });
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => emulator.close().then(() => process.exit(0)));
  }
  if (!quiet) console.log(introduce(emulator, options));
}

function introduce({ url, token, users }: Emulator, options: EmulatorOptions): string {
  // A token that was given can be a real one.
  const shown = options.token ? "$TOKEN" : token;
  return `User API of MinApp on ${url} with ${users.count()} users${options.db ? ` in ${options.db}` : ""}
  curl -H "Authorization: Bearer ${shown}" "${url}/oserve/v2.2/miniapp/user_profile/?limit=3"`;
}

function print({
  method,
  path,
  operationId,
  status,
  problem,
}: Parameters<NonNullable<EmulatorOptions["onAnswer"]>>[0]) {
  printLine(`${status} ${method} ${path} ${operationId ?? "(no operation)"}`);
  if (problem) printLine(`    ${problem}`);
}

// Whoever reads the output went away (`| head -1`): the emulator goes on in silence.
for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});

main().catch((error: Error) => {
  const wrong = error instanceof UsageError;
  console.error(`minapp-users-emulator: ${error.message}${wrong ? " (see --help)" : ""}`);
  process.exitCode = wrong ? 2 : 1;
});
