#!/usr/bin/env node
import type { Command } from "./cli/command.ts";
import { mock } from "./cli/mock.ts";
import { proxy } from "./cli/proxy.ts";
import { UsageError } from "./cli/usage-error.ts";
import { verify } from "./cli/verify.ts";

const commands: Readonly<Record<string, Command>> = { mock, proxy, verify };

const help = `Usage: minapp-users-contract <command> [options]

Contract tests for the user API of MinApp (知晓云).

Commands:
${Object.entries(commands)
  .map(([name, { summary }]) => `  ${name.padEnd(8)}${summary}`)
  .join("\n")}

minapp-users-contract <command> --help prints the options of a command.`;

async function main([name, ...args]: string[]): Promise<number | undefined> {
  if (name === "--help") return void console.log(help);
  const command = name !== undefined && Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) {
    const problem =
      name === undefined ? "a command is missing" : `there is no command ${JSON.stringify(name)}`;
    throw new UsageError(`${problem}: they are ${Object.keys(commands).join(", ")}`);
  }
  if (args.includes("--help")) return void console.log(command.help);
  return await command.run(args, process.env);
}

// Whoever reads the output went away (`| head -1`): go on in silence.
for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});

main(process.argv.slice(2)).then(
  (code) => {
    if (code !== undefined) process.exitCode = code;
  },
  (error: Error) => {
    const wrong = error instanceof UsageError;
    console.error(`minapp-users-contract: ${error.message}${wrong ? " (see --help)" : ""}`);
    process.exitCode = wrong ? 2 : 1;
  },
);
