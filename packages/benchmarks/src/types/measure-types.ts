import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import type { PreparedClients } from "../clients/prepare-clients.ts";
import { median } from "../percentile.ts";
import { binary } from "../server/binary.ts";
import { type Diagnostics, readDiagnostics } from "./read-diagnostics.ts";

export interface TypesFigures extends Diagnostics {
  name: string;
  /** Seconds of every run. */
  checkTimes: number[];
}

/** What is compiled: a file in `peers/types`, by what it is. */
export const typedFiles = {
  empty: { name: "an empty file", file: "empty.ts" },
  own: { name: "@minapp-users/client, every method", file: "minapp-users.ts" },
  ownFive: { name: "@minapp-users/client, the five calls", file: "minapp-users-five.ts" },
  openapiFetch: { name: "openapi-fetch, the five calls", file: "openapi-fetch.ts" },
  heyApi: { name: "hey-api, the five calls", file: "hey-api.ts" },
  redocly: { name: "redocly generate-client, the five calls", file: "redocly.ts" },
};

/**
 * Compiles a file of calls with each client, several times in turn for the times; the counts are the same every time.
 *
 * @throws Error with what the compiler says when a file does not compile
 */
export async function measureTypes({ folder }: PreparedClients, runs: number): Promise<TypesFigures[]> {
  const files = Object.values(typedFiles);
  const all = new Map<string, Diagnostics[]>();
  for (let run = 0; run < runs; run++) {
    for (const { name, file } of files) {
      all.set(name, [...(all.get(name) ?? []), await compile(folder, file)]);
    }
  }
  return [...all].map(([name, results]) => {
    const checkTimes = results.map(({ checkTime }) => checkTime);
    return { name, ...(results[0] as Diagnostics), checkTime: median(checkTimes), checkTimes };
  });
}

async function compile(folder: string, file: string): Promise<Diagnostics> {
  const project = join(folder, `tsconfig.${file}.json`);
  writeFileSync(project, JSON.stringify({ extends: "./tsconfig.json", include: [`types/${file}`] }));
  const args = [binary("typescript", "tsc"), "--project", project, "--extendedDiagnostics"];
  try {
    const { stdout } = await promisify(execFile)(process.execPath, args);
    return readDiagnostics(stdout);
  } catch (error) {
    const { stdout = "" } = error as { stdout?: string };
    throw new Error(`${file} does not compile\n${stdout.split("\nFiles:")[0]}`, { cause: error });
  }
}
