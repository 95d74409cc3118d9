import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { expect, test, vi } from "vitest";
import { blocksOf as codeIn, givenToClient } from "../package/readme.ts";
import { started } from "./started.ts";

/** The blocks of TypeScript in a README. */
function blocksOf(name: string): string[] {
  return codeIn(readFileSync(new URL(`../../../client/${name}`, import.meta.url), "utf8"), "ts");
}

const readmes = ["README.md", "README.zh-CN.md"];

test.each(readmes)("every example in %s compiles", (name) => {
  const folder = fileURLToPath(new URL("./", import.meta.url));
  const modules = new Map(
    blocksOf(name).map((block, index) => [`${folder}${name}.${index}.mts`, `${block}export {};\n`]),
  );
  modules.set(`${folder}given.mts`, givenToClient);
  expect(modules.size).toBeGreaterThan(10);
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    target: ts.ScriptTarget.ES2023,
    module: ts.ModuleKind.NodeNext,
    types: ["node"],
  };
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile, getSourceFile } = host;
  host.fileExists = (file) => modules.has(file) || fileExists(file);
  host.readFile = (file) => modules.get(file) ?? readFile(file);
  host.getSourceFile = (file, version, ...rest) => {
    const text = modules.get(file);
    return text === undefined
      ? getSourceFile(file, version, ...rest)
      : ts.createSourceFile(file, text, version);
  };
  const program = ts.createProgram([...modules.keys()], options, host);
  const problems = ts
    .getPreEmitDiagnostics(program)
    .map(
      (it) =>
        `${it.file?.fileName.slice(folder.length)}: ${ts.flattenDiagnosticMessageText(it.messageText, " ")}`,
    );
  expect(problems).toEqual([]);
});

test("both READMEs have the same examples", () => {
  const [english, chinese] = readmes.map((name) =>
    blocksOf(name).map((block) =>
      block
        .replace(/\s*\/\/.*$/gm, "")
        .replace(/`[^`]*`/g, "``")
        .trim(),
    ),
  );
  expect(chinese).toEqual(english);
});

test("the first example runs", async () => {
  const { emulator } = await started({
    seed: [
      { id: 70695404, score: 12, tags: [] },
      { id: 5, score: 3, tags: [] },
    ],
  });
  vi.stubEnv("MINAPP_TOKEN", emulator.token);
  const log = vi.spyOn(console, "log").mockImplementation(() => {});
  const source = ts.transpile(blocksOf("README.md")[0] as string, { target: ts.ScriptTarget.ES2023 });
  // The example talks to the real API; here, to the emulator.
  const script = source
    .replace(/^import .*$/m, "")
    .replace("createUsersClient({", `createUsersClient({ baseUrl: ${JSON.stringify(emulator.url)},`);
  const { createUsersClient } = await import("@minapp-users/client");
  const AsyncFunction = (async () => {}).constructor as FunctionConstructor;
  await AsyncFunction("createUsersClient", script)(createUsersClient);
  expect(log.mock.calls).toEqual([[70695404, 12]]);
  expect(emulator.users.read(70695404)).toMatchObject({ score: 13, tags: ["vip"] });
  log.mockRestore();
  vi.unstubAllEnvs();
});
