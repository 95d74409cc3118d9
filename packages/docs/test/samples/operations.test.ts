import { existsSync, readdirSync } from "node:fs";
import { extname, join } from "node:path";
import { type EmulatorOptions, type Fault, startEmulator } from "@minapp-users/emulator";
import { routes } from "@minapp-users/spec-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { languages } from "../../src/samples/languages.ts";
import { readSamples } from "../../src/samples/read-samples.ts";
import { samplesFolder } from "../../src/samples/samples-folder.ts";
import { type AnsweredExample, answeredExamples } from "./answered-examples.ts";
import { type Executed, environmentOf, exampleOf, executeSample } from "./execute-sample.ts";
import { inParallel } from "./in-parallel.ts";
import { interpreters } from "./interpreters.ts";
import { OutcomeTable } from "./outcome-table.ts";
import { type Run, runFile } from "./run-file.ts";

interface Sample {
  /** Its path in the folder of the samples. */
  name: string;
  /** The path, and why it is skipped. */
  title: string;
  label: string;
  answered: AnsweredExample;
  missing: string | undefined;
}

const samples: readonly Sample[] = answeredExamples.flatMap((answered) =>
  languages.map(({ label, file }) => {
    const name = join(answered.operationId, answered.special, file);
    const missing = interpreters[extname(file)]?.missing;
    return { name, title: missing ? `${name} (skipped: ${missing})` : name, label, answered, missing };
  }),
);
const runnable = samples.filter(({ missing }) => missing === undefined);

const executed = new Map<string, Executed>();
const refused = new Map<string, Run>();
/** Why the emulator refused them. */
let reasons: (string | undefined)[] = [];
const table = new OutcomeTable();

const wrong = { MINAPP_TOKEN: "a-token-that-is-wrong", MINAPP_CLIENT_SECRET: "a-secret-that-is-wrong" };

beforeAll(async () => {
  await inParallel(4, runnable, async ({ name, answered }) => {
    executed.set(name, await executeSample(name, answered));
  });
  await using emulator = await startEmulator({ seed: [] });
  await inParallel(4, runnable, async ({ name }) => {
    refused.set(name, await runFile(join(samplesFolder, name), { ...environmentOf(emulator), ...wrong }));
  });
  reasons = emulator.requests.map(({ problem }) => problem);
}, 120_000);

afterAll(() => console.log(`\nSamples of the operations\n\n${table}\n`));

describe("what a sample prints is the example of the spec", () => {
  for (const { title, name, label, missing, answered } of samples) {
    const { operationId, special, example, volatile = [], client, after } = answered;
    const row = special ? `${operationId} (${special})` : operationId;
    table.add(row, label, `skipped: ${missing ?? "did not get so far"}`);

    test.skipIf(missing !== undefined)(`${title}: ${example}`, () => {
      table.add(row, label, "FAILED");
      const { exitCode, stdout, stderr, users } = of(executed, name);
      expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
      expect(stdout, "text is to be read as it is").not.toMatch(/\\u[0-9a-f]{4}/i);
      const whole = exampleOf(answered);
      const expected = client && name.endsWith(".ts") ? client(whole) : whole;
      expect(withoutValues(JSON.parse(stdout), volatile)).toEqual(withoutValues(expected, volatile));
      after?.(users);
      table.add(row, label, "executed");
    });
  }
});

describe("a sample sends the same request in all languages", () => {
  for (const { title, name, missing, answered } of samples) {
    test.skipIf(missing !== undefined)(title, () => {
      const model = join(answered.operationId, answered.special, "fetch.mjs");
      expect(requestsOf(answered, name)).toHaveLength(1);
      expect(requestsOf(answered, name)).toEqual(requestsOf(answered, model));
      expect(of(executed, name).requests.filter(({ status }) => status >= 400)).toEqual([]);
    });
  }
});

describe("a sample fails with the status and the reason when it is not let in", () => {
  for (const { title, name, missing } of samples) {
    test.skipIf(missing !== undefined)(title, () => {
      const { exitCode, stdout, stderr } = of(refused, name);
      const printed = stdout + stderr;
      expect(exitCode).toBeGreaterThan(0);
      expect(printed).toContain("401");
      expect(reasons.some((reason) => reason && printed.includes(reason))).toBe(true);
      for (const secret of Object.values(wrong)) expect(printed).not.toContain(secret);
    });
  }
});

describe("the sample of a bulk update fails when a user was not updated", () => {
  for (const { title, name, missing, answered } of samples) {
    if (answered.operationId !== "bulkUpdateUsers") continue;
    test.skipIf(missing !== undefined)(title, async () => {
      await using emulator = await startEmulator({ seed: [{ id: 1, test: "test" }] });
      emulator.faults.add({ operationId: "bulkUpdateUsers", failRows: 1 });
      const { exitCode, stdout, stderr } = await runFile(join(samplesFolder, name), environmentOf(emulator));
      expect(exitCode).toBeGreaterThan(0);
      expect(stdout).toContain("16837");
      expect(stdout + stderr).toMatch(/users were not updated/);
    });
  }
});

/** Status 200, and nobody was updated, or nobody knows. */
const silentFailures: Record<string, { quirks?: EmulatorOptions["quirks"]; fault: Fault }> = {
  "does not tell the users": { quirks: { bulk_operation_result: "absent" }, fault: { failRows: 1 } },
  "is that of a background job": { fault: { status: 200, body: { status: "ok", operation_id: 1 } } },
};

for (const [what, { quirks = {}, fault }] of Object.entries(silentFailures)) {
  describe(`the sample of a bulk update fails when the answer ${what}`, () => {
    for (const { title, name, missing, answered } of samples) {
      if (answered.operationId !== "bulkUpdateUsers") continue;
      test.skipIf(missing !== undefined)(title, async () => {
        await using emulator = await startEmulator({ seed: [{ id: 1, test: "test" }], quirks });
        emulator.faults.add({ operationId: "bulkUpdateUsers", ...fault });
        const { exitCode, stderr } = await runFile(join(samplesFolder, name), environmentOf(emulator));
        expect(exitCode, stderr).toBeGreaterThan(0);
        expect(emulator.requests.map(({ operationId }) => operationId)).toContain("bulkUpdateUsers");
      });
    }
  });
}

test("every operation that is not deprecated has samples in all languages, and no other has a folder", () => {
  const current = routes.filter(({ operation }) => !("deprecated" in operation));
  const named = new Set(answeredExamples.map(({ operationId }) => operationId));
  expect([...named]).toEqual(
    expect.arrayContaining(current.map(({ operation: { operationId } }) => operationId)),
  );
  const folders = readdirSync(samplesFolder, { withFileTypes: true }).filter((it) => it.isDirectory());
  expect(new Set(folders.map(({ name }) => name))).toEqual(new Set([...named, "guides"]));
  const shown = [...named].flatMap(readSamples).map(({ file }) => file);
  expect(new Set(shown)).toEqual(new Set(samples.map(({ name }) => name)));
  expect(shown.filter((file) => !existsSync(join(samplesFolder, file)))).toEqual([]);
});

test("where tests decide over a change, every interpreter is installed", () => {
  const missing = Object.values(interpreters).flatMap((it) => it.missing ?? []);
  if (process.env.CI) expect(missing, "install it: on CI no sample is skipped").toEqual([]);
});

function of<Result>(results: ReadonlyMap<string, Result>, name: string): Result {
  const found = results.get(name);
  if (!found) throw new Error(`${name} was not run`);
  return found;
}

/** The requests of the operation, as far as they are the sample's doing. */
function requestsOf({ operationId }: AnsweredExample, name: string) {
  return of(executed, name)
    .requests.filter((request) => request.operationId === operationId)
    .map(({ method, path, query, environment, body }) => ({ method, path, query, environment, body }));
}

/** With the type in place of what nobody can foresee. */
function withoutValues(value: unknown, volatile: readonly string[]): unknown {
  const entries = Object.entries(value as object);
  return Object.fromEntries(entries.map(([key, it]) => [key, volatile.includes(key) ? typeof it : it]));
}
