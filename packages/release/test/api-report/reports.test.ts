import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildReports, packageFolder } from "../../src/api-report/build-reports.ts";
import { compareReports } from "../../src/api-report/compare/compare-reports.ts";
import { findStale } from "../../src/api-report/find-stale.ts";
import { changeInWords } from "../../src/api-report/in-words.ts";
import { root } from "../../src/workspace.ts";

const reports = buildReports(root);

/** The built client, somewhere else. */
let copy: string;

beforeAll(() => {
  copy = mkdtempSync(join(realpathSync(tmpdir()), "minapp-users-copy-"));
  const [from, to] = [join(root, packageFolder), join(copy, packageFolder)];
  for (const part of ["package.json", "dist"]) cpSync(join(from, part), join(to, part), { recursive: true });
  symlinkSync(join(from, "node_modules"), join(to, "node_modules"), "junction");
});

afterAll(() => rmSync(copy, { recursive: true }));

test("are what the build gives: otherwise run `pnpm api:report`", () => {
  expect(findStale(root, reports).map(({ patch }) => patch)).toEqual([]);
});

test("are the same bytes each time and everywhere", () => {
  expect(buildReports(root)).toEqual(reports);
  expect(buildReports(copy)).toEqual(reports);
  const all = [...reports.values()].join();
  expect(all).not.toContain(root);
  expect(all).not.toMatch(/\r|\d+\.\d+\.\d+|node_modules/);
});

test("show what changes of the client mean to callers", () => {
  const changes: [file: string, part: string, by: string][] = [
    ["index.d.ts", "createUsersClient, ", ""],
    ["client.d.ts", "get(id: UserId,", "get(id: number,"],
    ["client.d.ts", "updateAccount(id", "forget(id: UserId): Promise<void>;\n    updateAccount(id"],
    ["options.d.ts", "environment?: string;", "environment?: string;\n    proxy?: URL;"],
    ["auth/auth-error.d.ts", "step: AuthStep, status?", "step: AuthStep, status"],
    ["time.d.ts", " * @throws TypeError when the date", " * @deprecated Use `toUnix`.\n * @throws TypeError"],
    ["log.d.ts", "Hooks that write a line", "Hooks that log"],
    ["generated/schema.d.ts", "nickname?: string | null;", "nickname?: string | null;\n motto?: string;"],
    ["generated/schema.d.ts", "$eq?: unknown;", "$eq?: unknown;\n $size?: number;"],
  ];
  for (const [file, part, by] of changes) {
    const path = join(copy, packageFolder, "dist", file);
    const text = readFileSync(path, "utf8");
    expect(text).toContain(part);
    writeFileSync(
      path,
      text.replace(part, () => by),
    );
  }
  const after = buildReports(copy);
  const found = [...reports].flatMap(([name, before]) =>
    compareReports(before, after.get(name) ?? "").map((it) => `${name}: ${it.bump}: ${changeInWords(it)}`),
  );
  expect(found).toEqual([
    "index.api.md: major: `UsersClient.get(id)` is no longer `string`; `UsersClient.forget` is new (minor)",
    "index.api.md: major: `createUsersClient` is gone",
    "index.api.md: minor: `UsersClientOptions.proxy` is new",
    "index.api.md: minor: `components.schemas.Operators.$size` is new (not exported, but exports refer to it)",
    "index.api.md: minor: `components.schemas.User.motto` is new (not exported, but exports refer to it)",
    "auth.api.md: major: `AuthError.constructor(status)` is now required",
    'where.api.md: minor: `Operator` can also be `"$size"` (not exported, but exports refer to it)',
    "time.api.md: minor: `unixSeconds` is deprecated",
  ]);
});
