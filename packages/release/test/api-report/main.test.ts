import { spawnSync } from "node:child_process";
import { cpSync, readdirSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { reportFolder } from "../../src/api-report/build-reports.ts";
import { root } from "../../src/workspace.ts";
import { type BuiltClient, makeBuiltClient } from "./built-client.ts";

/** A repository in which the command is, with a built client. */
function makeRepositoryWithCommand(): BuiltClient {
  const client = makeBuiltClient({ "index.d.ts": "export declare const a: 1;\nexport {};\n" });
  for (const path of ["biome.json", "packages/release/src/workspace.ts", "packages/release/src/api-report"]) {
    cpSync(join(root, path), join(client.folder, path), { recursive: true });
  }
  client.write({ "packages/release/package.json": { type: "module" } });
  for (const path of ["node_modules", "packages/release/node_modules"]) {
    symlinkSync(join(root, path), join(client.folder, path), "junction");
  }
  return client;
}

function run(folder: string, ...args: string[]) {
  const main = join(folder, "packages/release/src/api-report/main.ts");
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...args], { encoding: "utf8" });
  return { status, stdout, stderr };
}

test("shows what is missing, writes it, and is content", () => {
  using client = makeRepositoryWithCommand();
  const { stdout, ...missing } = run(client.folder);
  expect(missing).toEqual({
    status: 1,
    stderr:
      "the API report is not what the build gives (packages/client/api/index.api.md): run `pnpm api:report` and " +
      "commit what it writes\n",
  });
  expect(stdout).toContain("--- /dev/null\n+++ b/packages/client/api/index.api.md\n@@ -0,0 +1,9 @@\n");
  client.write({ [`${reportFolder}/old.api.md`]: "# old\n" });
  expect(run(client.folder, "--write")).toEqual({
    status: 0,
    stdout:
      "packages/client/api/index.api.md: 9 lines\npackages/client/api/old.api.md: removed\n" +
      "1 reports, 2 of them changed\n",
    stderr: "",
  });
  expect(run(client.folder)).toEqual({ status: 0, stdout: "", stderr: "" });
  expect(readdirSync(join(client.folder, reportFolder))).toEqual(["index.api.md"]);

  client.build({ "index.d.ts": "export declare const a: 2;\nexport {};\n" });
  const outdated = run(client.folder);
  expect(outdated.status).toBe(1);
  expect(outdated.stdout).toContain("\n-export declare const a: 1;\n+export declare const a: 2;\n");
  expect(readFileSync(join(client.folder, reportFolder, "index.api.md"), "utf8")).toContain("a: 1;");

  client.write({
    "packages/client/package.json": { name: "it", exports: { ".": { types: "./gone.d.ts" } } },
  });
  expect(run(client.folder, "--write")).toEqual({
    status: 1,
    stdout: "",
    stderr: "it is not built, run `pnpm build`\n",
  });
});

test("explains itself", () => {
  expect(run(root, "--help")).toMatchObject({
    status: 0,
    stdout: expect.stringMatching(/^usage: pnpm api:report/),
  });
  expect(run(root, "--wrote")).toMatchObject({
    status: 2,
    stderr: expect.stringMatching(/^Unknown option '--wrote'.*\n\nusage: /s),
  });
});
