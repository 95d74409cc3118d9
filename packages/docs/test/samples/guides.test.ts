import { extname } from "node:path";
import { type RecordedRequest, startEmulator } from "@minapp-users/emulator";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { environmentOf } from "./execute-sample.ts";
import { type GuideFile, guideFiles, strayParts } from "./guide-files.ts";
import { inParallel } from "./in-parallel.ts";
import { interpreters } from "./interpreters.ts";
import { OutcomeTable } from "./outcome-table.ts";
import { type Run, runFile } from "./run-file.ts";

const files = guideFiles().map((file) => ({ ...file, missing: interpreters[extname(file.name)]?.missing }));
const runnable = files.filter(({ notRun, missing }) => notRun === undefined && missing === undefined);

const runs = new Map<string, Run & { requests: RecordedRequest[] }>();
const table = new OutcomeTable();
for (const { name, notRun, missing = "did not get so far" } of files) {
  table.add(name, "outcome", notRun === undefined ? `skipped: ${missing}` : `not run: ${notRun}`);
}

beforeAll(async () => {
  // Most of them wait for something.
  await inParallel(6, runnable, async (file) => {
    runs.set(file.name, await execute(file));
  });
}, 180_000);

afterAll(() => console.log(`\nCode of the guides\n\n${table}\n`));

async function execute({ path, options, faults, seconds }: GuideFile) {
  await using emulator = await startEmulator(options);
  for (const fault of faults) emulator.faults.add(fault);
  const run = await runFile(path, environmentOf(emulator), seconds);
  return { ...run, requests: emulator.requests };
}

describe("the code of a guide prints what the guide says", () => {
  for (const { name, notRun, missing, output, exitCode } of files) {
    if (notRun !== undefined) {
      test(`${name} is not run and shows no output`, () => expect(output).toBeUndefined());
      continue;
    }
    test.skipIf(missing !== undefined)(missing ? `${name} (skipped: ${missing})` : name, () => {
      table.add(name, "outcome", "FAILED");
      const { stderr = "", stdout, requests = [], ...run } = runs.get(name) ?? {};
      expect({ ...run, stdout }, stderr).toEqual({ exitCode, stdout: output ?? `${name}.out is missing` });
      if (exitCode === 0) expect(stderr).toBe("");
      expect(requests.filter(updatesEveryone)).toEqual([]);
      table.add(name, "outcome", "executed");
    });
  }
});

function updatesEveryone({ operationId, query }: RecordedRequest): boolean {
  return operationId === "bulkUpdateUsers" && Object.keys(query.where ?? {}).length === 0;
}

test("nothing is left of a file that is gone", () => expect(strayParts()).toEqual([]));
