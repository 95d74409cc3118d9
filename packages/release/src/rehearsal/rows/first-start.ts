import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { Failure, runToSuccess, start } from "../processes.ts";
import { commandsOf } from "../readme/commands.ts";
import type { Rehearsal, Row } from "../rehearsal.ts";

/** The first command of the README at the root, in the clone. */
export const firstStart: Row = {
  name: "README: repository",
  what: "`start`, as its README says, in the clone; the addresses and the request that it prints",
  exclusive: "port 4020",
  run: async ({ clone, machine }) => {
    const line = await findStart(clone);
    const where = { cwd: clone, env: machine.env };
    const started = await start("sh", ["-c", line], { ...where, until: /Ctrl-C ends all/, timeout: 300 });
    const printed = started.output();
    let addresses: string[];
    try {
      addresses = [...printed.matchAll(/^ {2}(?:Reference|Emulator|Mock) +(http:\S+)/gm)].map(
        ([, it = ""]) => it,
      );
      if (addresses.length !== 3) throw new Failure("it does not print three addresses", printed);
      const [reference = ""] = addresses;
      const page = await (await fetch(reference)).text();
      if (!page.includes("MinApp")) throw new Failure("the reference does not show", page.slice(0, 2000));
      const [, request] = /^ +(curl .+)$/m.exec(printed) ?? [];
      if (!request) throw new Failure("it prints no request", printed);
      const answer = await runToSuccess(
        "sh",
        ["-c", `${request} --silent --show-error --fail-with-body`],
        where,
      );
      const { objects } = JSON.parse(answer.stdout) as { objects?: unknown[] };
      if (!objects?.length) throw new Failure("its request gets no users", answer.text);
    } finally {
      await started.stop();
    }
    for (const address of addresses) {
      const gone = await fetch(address).then(
        () => false,
        () => true,
      );
      if (!gone) throw new Error(`${address} still answers after Ctrl-C`);
    }
    return `\`${line}\`: ${addresses.join(", ")}`;
  },
};

/** The command that starts everything, which both READMEs name. */
async function findStart(clone: Rehearsal["clone"]): Promise<string> {
  const found = await Promise.all(
    ["README.md", "README.zh-CN.md"].map(async (file) => {
      const commands = commandsOf(await readFile(join(clone, file), "utf8")).flat();
      return commands.map(({ line }) => line).find((line) => / start$/.test(line));
    }),
  );
  const [english, chinese] = found;
  if (!english || english !== chinese)
    throw new Error("the READMEs do not name the same command to start with");
  return english;
}
