import { execFile, spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import type { AnsweredRequest } from "../../src/index.ts";
import { mockForTest } from "../mock-for-test.ts";
import { cases } from "./documented.ts";

/** What a sample asks for, and the example of the spec that answers it. */
const samples: [name: string, operationId: string, example: string][] = [
  // The page shows a bare profile here, which the spec has as the example `profile`; a mock without state takes the first.
  ["v1-profile", "listUserProfilesV1", "list"],
  ["v1-list", "listUserProfilesV1", "list"],
  ["list", "listUsers", "filtered"],
  ["get", "getUser", "user"],
  ["update", "updateUser", "updated"],
  ["bulk-update", "bulkUpdateUsers", "succeeded"],
  ["account", "updateUserAccount", "account"],
];

const languages: [language: string, command: string[], extension: string, missing: string | undefined][] = [
  ["curl", ["sh"], "sh", unlessRuns("curl", ["--version"], /^curl/)],
  ["Node", [process.execPath], "mjs", undefined],
  ["PHP", ["php"], "php", unlessRuns("php", ["-m"], /^curl$/m)],
];

/** Why the samples of a language cannot run here; undefined when they can. */
function unlessRuns(command: string, args: string[], output: RegExp): string | undefined {
  const { stdout, error } = spawnSync(command, args, { encoding: "utf8" });
  if (error) return `${command} is not installed`;
  return output.test(stdout) ? undefined : `${command} is installed, but without its curl extension`;
}

describe.each(languages)("%s", (language, [command = "", ...args], extension, missing) => {
  if (missing) console.log(`Skipped ${samples.length} samples in ${language}: ${missing}`);

  test.skipIf(missing !== undefined).each(samples)("%s", async (name, operationId, example) => {
    const answered: AnsweredRequest[] = [];
    const mock = await mockForTest({ onAnswer: (request) => answered.push(request) });
    const file = fileURLToPath(new URL(`source-page/${name}.${extension}`, import.meta.url));
    const env = { ...process.env, MINAPP_URL: mock.url, MINAPP_TOKEN: mock.token };
    const { stdout } = await promisify(execFile)(command, [...args, file], { env, timeout: 30_000 });

    expect(answered).toMatchObject([{ operationId, status: 200, violations: [] }]);
    const documented = cases.filter(
      ({ route, status }) => route.operation.operationId === operationId && status === "200",
    );
    expect(JSON.parse(stdout)).toEqual(documented.find((it) => it.example === example)?.value);
  });
});
