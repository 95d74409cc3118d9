import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { chromium, openPage } from "./chromium.ts";
import { commandLines } from "./command-line.ts";
import { type Providers, startProviders } from "./providers.ts";
import { allComeByNpm } from "./runtime.ts";
import type { Report } from "./smoke/smoke.js";
import { copySmoke, problemsOf } from "./suite.ts";
import { workerd } from "./workerd.ts";

const project = inject("project");
let providers: Providers;
const reports = new Map<string, Report>();

beforeAll(async () => {
  await copySmoke(project);
  providers = await startProviders();
});
afterAll(async () => {
  await providers?.[Symbol.asyncDispose]();
  console.log(table());
});

test.for([...commandLines, workerd, chromium])("$name", async ({ name, missing, run }, { skip }) => {
  if (missing && allComeByNpm) throw new Error(`${missing}: run \`pnpm install\``);
  if (missing) skip(missing);
  const report = await run(project, providers.settings);
  reports.set(name, report);
  expect(problemsOf(name, report)).toEqual([]);
});

test("Chromium, when it is not told to allow a browser: the client does not start, since the token is an administrator's", async () => {
  const { url, token } = providers.settings;
  await using opened = await openPage(project, { url });
  const refused = opened.page.evaluate(
    (options) => (globalThis as unknown as PageGlobals).createClient(options),
    { token, baseUrl: url },
  );
  await expect(refused).rejects.toThrow(/TypeError: .*browser/);
});

interface PageGlobals {
  createClient(options: { token: string; baseUrl: string }): void;
}

test("a report is bad when it is of another runtime, or a check failed, or is not in it", () => {
  const [name, report] = [...reports][0] ?? [];
  if (!name || !report) throw new Error("no runtime gave a report");
  const [first = "", second = "", ...others] = report.passed;
  const failed = [{ name: first, error: "Error: wrong" }];
  expect(problemsOf(name, { runtime: "Other 2.0", passed: others, failed })).toEqual([
    `this is Other 2.0, not ${name}`,
    `${first}: Error: wrong`,
    `${second}: was not run`,
  ]);
  expect(problemsOf("Node 2", report)).toEqual([`this is ${report.runtime}, not Node 2`]);
});

function table(): string {
  const rows = [...reports].map(
    ([name, { runtime, passed, failed }]) =>
      `${name.padEnd(20)} ${runtime.padEnd(24)} ${passed.length} of ${passed.length + failed.length} checks`,
  );
  return rows.join("\n");
}
