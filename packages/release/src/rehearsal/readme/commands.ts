import { blocksOf } from "@minapp-users/client-tests/readme";

/** A command of a README. */
export interface Command {
  /** As it stands there, without the sign that puts it into the background. */
  line: string;
  /** The comments below it: what it prints, as the README says. */
  below: string[];
}

/** The commands of each block of shell in the text of a README. A command goes on where a quote or a `\` leaves it open. */
export function commandsOf(readme: string): Command[][] {
  return blocksOf(readme, "sh").map(commandsIn);
}

function commandsIn(block: string): Command[] {
  const commands: Command[] = [];
  let open = "";
  for (const line of block.trimEnd().split("\n")) {
    if (open === "" && line.trim() === "") continue;
    if (open === "" && line.startsWith("#")) {
      commands.at(-1)?.below.push(line.replace(/^# ?/, ""));
      continue;
    }
    open += open === "" ? line : `\n${line}`;
    if (isOpen(open)) continue;
    commands.push({ line: open.replace(/\s+#\s.*$/, "").replace(/\s*&$/, ""), below: [] });
    open = "";
  }
  if (open !== "") throw new Error(`a command of a README does not end: ${open}`);
  return commands;
}

function isOpen(text: string): boolean {
  return text.endsWith("\\") || text.replaceAll(/"[^"]*"|'[^']*'/g, "").search(/["']/) !== -1;
}

/** Why a command cannot be run in a rehearsal; undefined when it can. */
export function obstacle({ line }: Command): string | undefined {
  if (/https?:\/\/(?!127\.0\.0\.1[:/]|localhost[:/])/.test(line)) return "would reach another machine";
  if (/^docker /.test(line)) return "needs Docker";
  if (/…/.test(line)) return "has a gap to fill in";
  return undefined;
}

/** The first commands of a README: of its blocks of shell, those before the first one that cannot be run here. */
export interface FirstCommands {
  commands: Command[];
  /** Where they end, and why; empty when these are all commands. */
  end: string;
}

/** Finds the first commands of a README. */
export function firstCommands(readme: string): FirstCommands {
  const blocks = commandsOf(readme);
  const obstacles = blocks.map((commands) => commands.map(obstacle).find((it) => it !== undefined));
  const count = obstacles.findIndex((it) => it !== undefined);
  if (count === -1) return { commands: blocks.flat(), end: "" };
  return {
    commands: blocks.slice(0, count).flat(),
    end: `block ${count + 1} of ${blocks.length} is the first one that is not run: it ${obstacles[count]}`,
  };
}
