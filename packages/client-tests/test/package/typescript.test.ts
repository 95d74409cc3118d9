import { readFileSync } from "node:fs";
import { cp, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createUsersClient } from "@minapp-users/client";
import { beforeAll, describe, expect, inject, test } from "vitest";
import { type Compiler, compile, compilers } from "./compiler.ts";

const project = inject("project");
const folder = join(project, "types");
const source = fileURLToPath(new URL("types/", import.meta.url));

beforeAll(() => cp(source, folder, { recursive: true }));

/** How the modules are found. Types for CommonJS are a matter of Node's way only. */
const resolutions = {
  bundler: { module: "esnext", files: ["every-method.ts", "mistakes.ts"] },
  nodenext: { module: "nodenext", files: ["every-method.ts", "mistakes.ts", "required.cts"] },
};

/** Where the types of fetch come from. The second is as strict as TypeScript gets. */
const surroundings = {
  "the library dom": { lib: ["es2022", "dom"], types: [] },
  "@types/node": {
    lib: ["es2022"],
    types: ["node"],
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    noPropertyAccessFromIndexSignature: true,
  },
};

type Case = [keyof typeof resolutions, keyof typeof surroundings];
const usual: Case[] = [
  ["bundler", "the library dom"],
  ["nodenext", "@types/node"],
];
const other: Case[] = [
  ["bundler", "@types/node"],
  ["nodenext", "the library dom"],
];

// The other pairs are for the compiler that takes less than a second.
const cases = compilers.flatMap((compiler) =>
  [...usual, ...(compiler.package === "typescript-7.0" ? other : [])].map(
    ([moduleResolution, surrounding]) => {
      const { module, files } = resolutions[moduleResolution];
      const compilerOptions = {
        target: "es2022",
        strict: true,
        noEmit: true,
        skipLibCheck: false, // so that the types that the client brings are checked as well
        module,
        moduleResolution,
        ...surroundings[surrounding],
      };
      const title = `TypeScript ${compiler.version.slice(8)}, ${moduleResolution}, ${surrounding}`;
      return { title, compiler, tsconfig: { compilerOptions, files } };
    },
  ),
);

test.each(compilers)("$package is the compiler that it is taken for", async (compiler) => {
  expect((await compile(compiler, ["--version"], project)).trim()).toBe(compiler.version);
});

test("the program calls every method", () => {
  const program = readFileSync(join(source, "every-method.ts"), "utf8");
  const methods = Object.keys(createUsersClient({ token: "token" }));
  expect(methods.length).toBeGreaterThan(5);
  expect(methods.filter((name) => !new RegExp(`\\busers\\.${name}[.(]`).test(program))).toEqual([]);
});

describe("a program that calls every method compiles, and its mistakes do not", () => {
  test.each(cases)("$title", async ({ title, compiler, tsconfig }) => {
    expect(await errorsIn(compiler, title, tsconfig)).toEqual(mistakes);
  });
});

/** What a compiler finds wrong with a project, as places of the form `mistakes.ts:7`; other messages as they are. */
async function errorsIn(compiler: Compiler, title: string, tsconfig: object): Promise<string[]> {
  const config = `tsconfig.${title.replace(/[^\w.]+/g, "-")}.json`;
  await writeFile(join(folder, config), JSON.stringify(tsconfig));
  const printed = await compile(compiler, ["--project", config, "--pretty", "false"], folder);
  // An error goes on in lines that are indented.
  const errors = printed.split("\n").filter((line) => line.trim() !== "" && !line.startsWith(" "));
  return errors.map((error) => {
    const [, file, line] = /^(mistakes\.ts)\((\d+),\d+\): error TS\d+: /.exec(error) ?? [];
    return file ? `${file}:${line}` : error;
  });
}

/** Where the compilers must find an error. */
const mistakes = readFileSync(join(source, "mistakes.ts"), "utf8")
  .split("\n")
  .flatMap((line, index) => (line.endsWith("// mistake") ? [`mistakes.ts:${index + 1}`] : []));
