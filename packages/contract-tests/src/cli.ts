#!/usr/bin/env node
import { createRequire } from "node:module";
import type { Command } from "./cli/command.ts";
import { mock } from "./cli/mock.ts";
import { proxy } from "./cli/proxy.ts";
import { showWord } from "./cli/show-word.ts";
import { UsageError } from "./cli/usage-error.ts";
import { verify } from "./cli/verify.ts";

const commands: Readonly<Record<string, Command>> = { mock, proxy, verify };

const help = `Usage: minapp-users-contract <command> [options]

Contract tests for the user API of MinApp (知晓云).

Commands:
${Object.entries(commands)
  .map(([name, { summary }]) => `  ${name.padEnd(8)}${summary}`)
  .join("\n")}

minapp-users-contract <command> --help prints the options of a command, and minapp-users-contract --version the version.`;

async function main([name, ...args]: string[]): Promise<number | undefined> {
  if (name === "--version") return void console.log(version());
  if (isHelp(name)) return void console.log(helpOf(args[0]));
  const command = find(name);
  if (!command) throw new UsageError(`${problemOf(name)}: they are ${Object.keys(commands).join(", ")}`);
  if (args.some(isHelp)) return void console.log(command.help);
  return await command.run(args, process.env);
}

function isHelp(word: string | undefined): boolean {
  return word === "--help" || word === "-h" || word === "help";
}

function helpOf(name: string | undefined): string {
  return find(name)?.help ?? help;
}

function find(name: string | undefined): Command | undefined {
  return name !== undefined && Object.hasOwn(commands, name) ? commands[name] : undefined;
}

/** What stands where a command must: a word that is none may be a secret. */
function problemOf(name: string | undefined): string {
  if (name === undefined) return "a command is missing";
  if (name.startsWith("-")) return "the command must stand before its options";
  return showWord(name) ? `there is no command "${name}"` : "the first word is no command";
}

function version(): string {
  return createRequire(import.meta.url)("@minapp-users/contract-tests/package.json").version;
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
