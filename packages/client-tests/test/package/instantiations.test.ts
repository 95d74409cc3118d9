import { cp, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, inject, test } from "vitest";
import { compile, compilers } from "./compiler.ts";

/**
 * How many types the compiler may make up for a program that calls every method, all of them the client's: a fifth above
 * what it was when this was last set. An editor does this at every keystroke, and it grows when types get clever.
 */
const budget = 8_870;

test("the types are cheap to check", async () => {
  const compiler = compilers.find(({ version }) => version.includes(" 6.0."));
  if (!compiler)
    throw new Error("the budget was set with TypeScript 6.0, which is gone: set it with another one");

  const folder = join(inject("project"), "instantiations");
  await cp(fileURLToPath(new URL("types/", import.meta.url)), folder, { recursive: true });
  const compilerOptions = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    target: "es2022",
    module: "nodenext",
  };
  const tsconfig = { compilerOptions: { ...compilerOptions, types: ["node"] }, files: ["every-method.ts"] };
  await writeFile(join(folder, "tsconfig.json"), JSON.stringify(tsconfig));
  const printed = await compile(compiler, ["--extendedDiagnostics", "--pretty", "false"], folder);
  expect(printed).not.toContain("error TS");

  const instantiations = Number(/^Instantiations:\s+(\d+)$/m.exec(printed)?.[1]);
  console.log(`every-method.ts: ${instantiations} instantiations, the budget is ${budget}`);
  expect(instantiations).toBeGreaterThan(0);
  expect(instantiations).toBeLessThanOrEqual(budget);
});
