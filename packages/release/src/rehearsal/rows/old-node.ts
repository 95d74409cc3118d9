import { commandLines } from "@minapp-users/client-tests/runtimes";
import { makeProject } from "../empty-project.ts";
import { freePort } from "../free-port.ts";
import { Failure, run, start } from "../processes.ts";
import type { Rehearsal, Row } from "../rehearsal.ts";
import { emulatorListens } from "./npx.ts";

/** What those are told who have a Node that is too old: a sentence with a command in it that works. */
export const oldNodeRows: Row[] = [
  {
    name: "Node 20: emulator",
    what: "`npx @minapp-users/emulator` says which Node it needs, and the command that it names starts it",
    run: async (rehearsal) => {
      const { sentence, command } = await refusal(rehearsal, "@minapp-users/emulator");
      await follow(rehearsal, `${command} --port ${await freePort()}`, emulatorListens);
      return sentence;
    },
  },
  {
    name: "Node 20: contract-tests",
    what: "`npx @minapp-users/contract-tests mock` says which Node it needs, and the command that it names starts it",
    run: async (rehearsal) => {
      const { sentence, command } = await refusal(rehearsal, "@minapp-users/contract-tests", "mock");
      await follow(rehearsal, `${command} mock --port 0`, /^Mock of the MinApp user API on http:\S+/m);
      return sentence;
    },
  },
];

function node20(): string {
  const node = commandLines.find(({ name }) => name === "Node 20");
  if (!node?.node || node.missing) throw new Error(`${node?.missing}: run \`pnpm install\``);
  return node.node;
}

/** The sentence that a command ends with, and nothing else, and the command that it names. */
async function refusal(
  rehearsal: Rehearsal,
  ...args: [string, ...string[]]
): Promise<{ sentence: string; command: string }> {
  const { folder: cwd, env } = await makeProject(rehearsal, `old Node ${args[0]}`, node20());
  const { code, text } = await run("npx", ["-y", ...args], { cwd, env });
  const said = text.split("\n").filter((line) => line.trim() !== "" && !line.startsWith("npm "));
  const [sentence = ""] = said;
  if (code !== 1 || said.length !== 1 || !/Node 20\.\d+.* Node 22\.\d+ or newer/.test(sentence)) {
    throw new Failure(`it ended with ${code}, and not with a sentence that names the Node it needs`, text);
  }
  const [, command] = /`(npx [^`]+)`/.exec(sentence) ?? [];
  if (!command) throw new Failure("it names no command that works", sentence);
  return { sentence, command };
}

/** Runs the command that was named, with the Node that was too old. */
async function follow(rehearsal: Rehearsal, line: string, until: RegExp): Promise<void> {
  const { folder: cwd, env } = await makeProject(rehearsal, `advice ${line}`, node20());
  await using _started = await start("sh", ["-c", line], { cwd, env, until });
}
