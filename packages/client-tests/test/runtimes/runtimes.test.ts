import { cp } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Mock, startMock } from "@minapp-users/contract-tests";
import { type Emulator, startEmulator } from "@minapp-users/emulator";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { openPage } from "./chromium.ts";
import { commandLines } from "./command-line.ts";
import { type FaultServer, startFaults } from "./faults.ts";
import { allComeByNpm } from "./runtime.ts";
import { checks, type Report, type Settings } from "./smoke/smoke.js";
import { workerd } from "./workerd.ts";

const project = inject("project");
let mock: Mock;
let faults: FaultServer;
let emulator: Emulator;
const reports = new Map<string, Report>();

beforeAll(async () => {
  await cp(fileURLToPath(new URL("smoke/", import.meta.url)), join(project, "smoke"), { recursive: true });
  [mock, faults, emulator] = await Promise.all([startMock(), startFaults(), startEmulator()]);
});
afterAll(async () => {
  await Promise.all([mock?.close(), faults?.[Symbol.asyncDispose](), emulator?.close()]);
  console.log(table());
});

const settings = (browser = false): Settings => ({
  url: mock.url,
  token: mock.token,
  faults: faults.url,
  emulator: { url: emulator.url, clientId: emulator.clientId, clientSecret: emulator.clientSecret },
  browser,
});

/** A report is good when it is of the runtime that was meant, and all checks are in it and passed. */
function expectGood(name: string, report: Report): void {
  reports.set(name, report);
  expect(`${report.runtime} `).toMatch(new RegExp(`^${name.split(",")[0]}[. ]`));
  expect(report.failed).toEqual([]);
  expect(report.passed).toEqual(Object.keys(checks));
}

test.for([...commandLines, workerd])("$name", async ({ name, missing, run }, { skip }) => {
  if (missing && allComeByNpm) throw new Error(`${missing}: run \`pnpm install\``);
  if (missing) skip(missing);
  expectGood(name, await run(project, settings()));
});

test("Chromium, when it is told to allow a browser", async () => {
  await using opened = await openPage(project, settings());
  const { page, version } = opened;
  const report = (await page.evaluate(
    (settings) => (globalThis as unknown as PageGlobals).runSmoke(settings),
    settings(true),
  )) as Report;
  expectGood("Chromium", { ...report, runtime: `Chromium ${version}` });
});

test("Chromium, when it is not: the client does not start, since the token is an administrator's", async () => {
  await using opened = await openPage(project, settings());
  const refused = opened.page.evaluate(
    (options) => (globalThis as unknown as PageGlobals).createClient(options),
    {
      token: mock.token,
      baseUrl: mock.url,
    },
  );
  await expect(refused).rejects.toThrow(/TypeError: .*browser/);
});

interface PageGlobals {
  runSmoke(settings: Settings): Promise<Report>;
  createClient(options: { token: string; baseUrl: string }): void;
}

function table(): string {
  const rows = [...reports].map(
    ([name, { runtime, passed, failed }]) =>
      `${name.padEnd(20)} ${runtime.padEnd(24)} ${passed.length} of ${passed.length + failed.length} checks`,
  );
  return rows.join("\n");
}
