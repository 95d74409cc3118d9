import { expect, test } from "vitest";
import { matrixNodes, untestedNodes } from "../../src/workflows/node-versions.ts";
import { makeRepository } from "../repository.ts";
import { workflow } from "./files.ts";

function withNodes(...nodes: string[]) {
  const [first, ...others] = nodes.map((node) => JSON.stringify(node));
  const include = others.map((node) => `{ node: ${node} }`).join(", ");
  return workflow(
    `on: push\njobs: { a: { runs-on: x, strategy: { matrix: { node: [${first}], include: [${include}] } } } }\n`,
  );
}

test("a matrix is read, with what it includes", () => {
  expect(matrixNodes([withNodes("24", "20.19.0", "22"), withNodes("24")])).toEqual(["20.19.0", "22", "24"]);
});

test("each oldest line that a package promises is started with, the oldest of all by its very version", () => {
  using repository = makeRepository();
  const manifest = (name: string, node: string) => ({ name, version: "1.0.0", engines: { node } });
  repository.write({
    "package.json": { name: "root", private: true, devDependencies: { node: "24.21.0" } },
    "spec/package.json": { name: "spec", version: "1.0.0" },
    "packages/client/package.json": manifest("client", ">=20.19"),
    "packages/emulator/package.json": manifest("emulator", ">=22.13"),
    "packages/own/package.json": { ...manifest("own", ">=18"), private: true },
  });
  const problems = (...nodes: string[]) => untestedNodes([withNodes(...nodes)], repository.folder);
  expect(problems("20.19.0", "22", "24", "26")).toEqual([]);
  expect(problems("20.19.0", "22.13.0", "24")).toEqual([]);
  expect(problems("20", "22", "24")).toEqual([
    "no job runs on Node 20.19.0, the oldest one that a package promises",
  ]);
  expect(problems("20.19.0", "22.12.0", "24")).toEqual([
    "no job runs on Node 22, the oldest line that packages/emulator promises (>=22.13)",
  ]);
  expect(problems("20.19.0", "22", "26")).toEqual(["no job runs on Node 24, the one of the scripts"]);
});
