import { join } from "node:path";
import { expect, test } from "vitest";
import type { LicenceException } from "../../src/licences/allowed.ts";
import { judgeLicences } from "../../src/licences/judge-licences.ts";
import { type RuntimeDependency, runtimeDependencies } from "../../src/runtime-dependencies.ts";
import { publicPackages, root } from "../../src/workspace.ts";

const all = publicPackages().flatMap(({ folder }) => runtimeDependencies(join(root, folder)).dependencies);

test("every runtime dependency has a licence that is allowed, or a reason", () => {
  expect(all.length).toBeGreaterThan(100);
  const { excepted, problems } = judgeLicences(all);
  expect(problems).toEqual([]);
  expect(excepted.filter(({ exception }) => exception.reason.length < 60)).toEqual([]);
});

function dependency(licence: string | undefined, name = "new"): RuntimeDependency {
  return {
    name,
    version: "1.0.0",
    licence,
    folder: "",
    path: ["client", "other", name],
    optional: false,
    installScripts: [],
  };
}

const because: LicenceException = { packages: /^odd(-.+)?$/, licence: "MPL-2.0", reason: "It is only read." };

test.each([
  ["GPL-3.0-only", "has the licence GPL-3.0-only, which is not allowed"],
  ["MIT OR GPL-3.0-only", "has the licence MIT OR GPL-3.0-only, which is not allowed"],
  ["SEE LICENSE IN LICENSE", "has the licence SEE LICENSE IN LICENSE, which is not allowed"],
  [undefined, "states no licence"],
])("a dependency with %s is reported, with the way to it", (licence, what) => {
  expect(judgeLicences([dependency("MIT"), dependency(licence)], []).problems).toEqual([
    `new@1.0.0 (client > other > new) ${what}: replace it, or say why not in src/licences/allowed.ts`,
  ]);
});

test("an exception is for some packages with one licence", () => {
  const odd = [dependency("MPL-2.0", "odd"), dependency("MPL-2.0", "odd-linux-x64")];
  const { excepted, problems } = judgeLicences(odd, [because]);
  expect(excepted.map((it) => it.dependency.name)).toEqual(["odd", "odd-linux-x64"]);
  expect(problems).toEqual([]);
  expect(judgeLicences([...odd, dependency("MPL-2.0", "oddity")], [because]).problems).toHaveLength(1);
  expect(judgeLicences([...odd, dependency("GPL-3.0-only", "odd-new")], [because]).problems).toHaveLength(1);
});

test("an exception that nothing needs is reported", () => {
  expect(judgeLicences([dependency("MIT")], [because]).problems).toEqual([
    "nothing needs the exception for ^odd(-.+)?$ (MPL-2.0) in src/licences/allowed.ts: remove it",
  ]);
});
