import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { checkTarball } from "../../src/tarballs/check-tarball.ts";
import { type Packed, packAll, readAll } from "../../src/tarballs/gather.ts";
import { measure, toTable } from "../../src/tarballs/measure.ts";
import { publicPackages } from "../../src/workspace.ts";
import { budgets } from "./budget.ts";

const names = publicPackages().map(({ manifest }) => manifest.name);
const folder = mkdtempSync(join(realpathSync(tmpdir()), "minapp-users-tarballs-"));
let packed: Packed[] = [];

beforeAll(async () => {
  await packAll(folder);
  packed = await readAll(folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const find = (name: string) => packed.find(({ tarball }) => tarball.manifest.name === name) as Packed;

test.each(names)("%s is fit to be published", async (name) => {
  const { tarball, workspacePackage } = find(name);
  expect(await checkTarball(tarball, workspacePackage, false)).toEqual([]);
});

test.each(names)("%s keeps its budget", (name) => {
  const { packed, all } = measure(find(name));
  expect(packed).toBeLessThanOrEqual(budgets[name]?.packed ?? 0);
  expect(all).toBeLessThanOrEqual(budgets[name]?.dependencies ?? 0);
});

test("installing contract-tests reports nothing to anyone", () => {
  // Prism depends on @scarf/scarf, which reports an installation unless a manifest on the way to it says no.
  expect(find("@minapp-users/contract-tests").tarball.manifest).toMatchObject({
    scarfSettings: { enabled: false },
  });
});

test("what they cost is shown as a table", () => {
  const lines = toTable(packed.map(measure)).split("\n");
  expect(lines).toHaveLength(names.length + 2);
  expect(new Set(lines.map((line) => line.length)).size).toBe(1);
  expect(lines[0]).toMatch(/^\| package +\| version \|/);
});
