import { existsSync, readdirSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import type { EmulatorOptions, Fault, SeedUser } from "@minapp-users/emulator";
import { samplesFolder } from "../../src/samples/samples-folder.ts";
import { interpreters } from "./interpreters.ts";

/** A file of a guide that can be executed, with what is beside it; see `samples/README.md`. */
export interface GuideFile {
  /** Its path in `samples/guides`. */
  name: string;
  path: string;
  /** Why it is not run, in its first line. */
  notRun: string | undefined;
  /** What it is to print; undefined when that is not there. */
  output: string | undefined;
  /** How the emulator is to be. */
  options: EmulatorOptions;
  faults: readonly Fault[];
  exitCode: number;
  /** How long it may take; undefined for as long as the others. */
  seconds: number | undefined;
}

/** What can be in a `.setup.json`. */
interface Setup extends Pick<EmulatorOptions, "schema" | "quirks" | "latency"> {
  faults?: readonly Fault[];
  /** Unix seconds. */
  clock?: number;
  exitCode?: number;
  seconds?: number;
}

const settings = ["schema", "quirks", "latency", "faults", "clock", "exitCode", "seconds"];
const folder = join(samplesFolder, "guides");
const parts = [".out", ".seed.json", ".setup.json"];

/** All files of guides that can be executed. */
export function guideFiles(): GuideFile[] {
  return filesOf(folder)
    .filter((name) => extname(name) in interpreters)
    .map(readGuideFile);
}

/** What stands beside no file that is executed, such as the output of one that was renamed. */
export function strayParts(): string[] {
  const names = filesOf(folder);
  return names.filter((name) => {
    const part = parts.find((it) => name.endsWith(it));
    return part && !names.includes(name.slice(0, -part.length));
  });
}

/** The names in a folder and those in it, sorted. */
function filesOf(top: string): string[] {
  if (!existsSync(top)) return [];
  const names = readdirSync(top, { recursive: true, encoding: "utf8" }).map((name) =>
    name.replaceAll("\\", "/"),
  );
  return names.filter((name) => extname(name) !== "" && !name.includes("node_modules/")).sort();
}

function readGuideFile(name: string): GuideFile {
  const path = join(folder, name);
  const { clock = 1_767_225_600, exitCode = 0, faults = [], seconds, ...options } = readSetup(path);
  const seed = read(`${path}.seed.json`);
  return {
    name,
    path,
    notRun: /^(?:<\?php\n)?(?:\/\/|#) not run: (.+)/.exec(read(path) ?? "")?.[1],
    output: read(`${path}.out`),
    options: {
      ...options,
      ...(seed !== undefined && { seed: JSON.parse(seed) as number | SeedUser[] }),
      clock: () => clock * 1000,
    },
    faults,
    exitCode,
    seconds,
  };
}

function readSetup(path: string): Setup {
  const setup: Setup = JSON.parse(read(`${path}.setup.json`) ?? "{}");
  const unknown = Object.keys(setup).filter((key) => !settings.includes(key));
  if (unknown.length > 0)
    throw new Error(`${path}.setup.json: ${unknown} is not one of ${settings.join(", ")}`);
  return setup;
}

function read(path: string): string | undefined {
  return existsSync(path) ? readFileSync(path, "utf8") : undefined;
}
