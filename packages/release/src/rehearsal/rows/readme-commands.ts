import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { blocksOf } from "@minapp-users/client-tests/readme";
import { type EmptyProject, install, makeProject } from "../empty-project.ts";
import { freePort, isFree } from "../free-port.ts";
import { Failure, runToSuccess, type Started, start } from "../processes.ts";
import { type Command, commandsOf, firstCommands } from "../readme/commands.ts";
import type { Row } from "../rehearsal.ts";
import { emulatorListens, startEmulator } from "./npx.ts";

/** The port that the READMEs name for the emulator. */
const usual = 4020;

/** What the reader of a README has when they come to its first command. */
interface Reader {
  /** The name of the package without its scope. */
  name: string;
  /** Its folder in this repository. */
  folder: string;
  /** Whether the package is installed, without the README saying so. */
  installed?: boolean;
  /** Whether an emulator is running. */
  emulator?: boolean;
}

const readers: Reader[] = [
  { name: "client", folder: "packages/client" },
  { name: "emulator", folder: "packages/emulator" },
  { name: "contract-tests", folder: "packages/contract-tests", emulator: true },
  { name: "spec", folder: "spec", installed: true },
];

/** The first commands of the README of each package that has any. */
export const readmeRows: Row[] = [
  ...readers.map(toRow),
  {
    name: "README: spec-check",
    what: "it has no command: its block of `js` is run",
    run: async (rehearsal) => {
      const project = await makeProject(rehearsal, "README spec-check");
      await install(project, "@minapp-users/spec-check");
      const blocks = blocksOf(
        await readFile(join(rehearsal.clone, "packages/spec-check/README.md"), "utf8"),
        "js",
      );
      for (const block of blocks) {
        const args = ["--input-type=module", "--eval", block];
        await runToSuccess(process.execPath, args, { cwd: project.folder, env: project.env });
      }
      if (blocks.length === 0) throw new Error("the README of spec-check has no block of `js`");
      return `${blocks.length} block`;
    },
  },
];

function toRow({ name, folder, installed = false, emulator = false }: Reader): Row {
  return {
    name: `README: ${name}`,
    what: "its first commands, as they stand there",
    exclusive: `port ${usual}`,
    run: async (rehearsal) => {
      const { commands, end } = await readCommands(join(rehearsal.clone, folder));
      const port = (await isFree(usual)) ? usual : await freePort();
      const project = await makeProject(rehearsal, `README ${name}`);
      project.env.MINAPP_USERS_EMULATOR_PORT = String(port);
      if (installed) await install(project, `@minapp-users/${name}`);
      const started: Started[] = [];
      try {
        if (emulator) started.push(await startEmulator(rehearsal, `README ${name}`, port));
        for (const command of commands) {
          const moved = movedTo(port, command);
          if (moved.line.startsWith("npx @minapp-users/emulator")) {
            started.push(await runEmulator(project, moved));
          } else await runLine(project, moved.line);
        }
      } finally {
        for (const it of started) await it.stop();
      }
      const moved = port !== usual && started.length > 0;
      const elsewhere = moved ? `port ${usual} is taken on this machine, ${port} in its place` : "";
      const shown = commands.map(({ line }) => `\`${line.split(/\s*\\?\n/)[0]}\``).join(", ");
      return [shown, elsewhere, end].filter((text) => text !== "").join("; ");
    },
  };
}

/** The first commands of the README in a folder. The Chinese one must have the same commands. */
async function readCommands(folder: string): Promise<ReturnType<typeof firstCommands>> {
  const [english, chinese] = await Promise.all(
    ["README.md", "README.zh-CN.md"].map((file) => readFile(join(folder, file), "utf8")),
  );
  const lines = (text = "") =>
    commandsOf(text)
      .flat()
      .map(({ line }) => line);
  if (lines(english).join("\n") !== lines(chinese).join("\n")) {
    throw new Failure(
      "the two READMEs have other commands",
      [...lines(english), "", ...lines(chinese)].join("\n"),
    );
  }
  const first = firstCommands(english ?? "");
  if (first.commands.length === 0) throw new Error("the README has no command that can be run here");
  return first;
}

function movedTo(port: number, { line, below }: Command): Command {
  const move = (text: string) => text.replaceAll(`127.0.0.1:${usual}`, `127.0.0.1:${port}`);
  return { line: move(line), below: below.map(move) };
}

/** Starts the emulator. It must print what the README says, and a command among that must work. */
async function runEmulator(project: EmptyProject, { line, below }: Command): Promise<Started> {
  const { folder: cwd, env } = project;
  const started = await start("sh", ["-c", line], { cwd, env, until: emulatorListens });
  try {
    const missing = below.find((text) => !started.output().includes(text));
    if (missing !== undefined) throw new Failure(`it does not print “${missing.trim()}”`, started.output());
    for (const text of below) if (text.trim().startsWith("curl ")) await runLine(project, text.trim());
    return started;
  } catch (error) {
    await started.stop();
    throw error;
  }
}

/** Runs a line in a shell. An answer of a server must be one of success. */
async function runLine({ folder: cwd, env }: EmptyProject, line: string): Promise<void> {
  await runToSuccess("sh", ["-c", line.replace(/^curl /, "curl --silent --show-error --fail-with-body ")], {
    cwd,
    env,
  });
}
