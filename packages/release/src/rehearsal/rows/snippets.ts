import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { type Compiler, compile, compilers } from "@minapp-users/client-tests/compilers";
import { blocksOf } from "@minapp-users/client-tests/readme";
import { install, makeProject } from "../empty-project.ts";
import { Failure } from "../processes.ts";
import { given } from "../readme/given.ts";
import type { Rehearsal, Row } from "../rehearsal.ts";

/** The examples of all READMEs, as they are installed, in each compiler that the types are for. */
export const snippetRows: Row[] = compilers.map((compiler) => ({
  name: `snippets: TypeScript ${compiler.version.replace("Version ", "")}`,
  what: "every `ts` block of the READMEs, installed, strict, `nodenext` and `bundler`",
  run: async (rehearsal) => {
    const { folder, readmes } = await writtenOnce(rehearsal);
    const problems: string[] = [];
    for (const name of Object.keys(given)) {
      for (const resolution of Object.keys(resolutions)) {
        const printed = await check(compiler, join(folder, name), resolution);
        if (printed !== "") problems.push(`${name}, ${resolution}:`, printed);
      }
    }
    if (problems.length > 0) throw new Failure("examples do not compile", problems.join("\n"));
    const count = readmes.reduce((sum, { blocks }) => sum + blocks, 0);
    return `${count} blocks of ${readmes.length} READMEs`;
  },
}));

const resolutions = {
  nodenext: { module: "nodenext", moduleResolution: "nodenext" },
  bundler: { module: "esnext", moduleResolution: "bundler" },
};

const languages = ["README.md", "README.zh-CN.md"];

/** The examples as modules, a folder for each package, and how many there are in each README. */
interface Written {
  folder: string;
  readmes: { name: string; blocks: number }[];
}

let written: Promise<Written> | undefined;

function writtenOnce(rehearsal: Rehearsal): Promise<Written> {
  written ??= write(rehearsal);
  return written;
}

async function write(rehearsal: Rehearsal): Promise<Written> {
  const project = await makeProject(rehearsal, "snippets");
  const packages = Object.keys(given).filter((name) => name !== "repository");
  await install(project, ...packages.map((name) => `@minapp-users/${name}`));
  await install(project, "--save-dev", ...(await toolsOf(rehearsal)));

  const folder = join(project.folder, "snippets");
  const readmes = [];
  for (const [name, { globals, files = {} }] of Object.entries(given)) {
    const source =
      name === "repository" ? rehearsal.clone : join(project.folder, "node_modules/@minapp-users", name);
    const modules = new Map(Object.entries({ "given.mts": globals, ...files }));
    for (const language of languages) {
      const blocks = blocksOf(await readFile(join(source, language), "utf8"), "ts");
      readmes.push({ name: `${name}/${language}`, blocks: blocks.length });
      // A block is a module of its own; what it does not declare itself is given.
      for (const [index, block] of blocks.entries()) {
        modules.set(`${language}.${index + 1}.mts`, `${block}export {};\n`);
      }
    }
    for (const [file, content] of modules) await put(join(folder, name, file), content);
    for (const [resolution, options] of Object.entries(resolutions)) {
      const compilerOptions = { ...strict, ...options };
      const tsconfig = { compilerOptions, files: [...modules.keys()] };
      await put(join(folder, name, `tsconfig.${resolution}.json`), JSON.stringify(tsconfig));
    }
  }
  const empty = readmes.find(({ blocks }) => blocks === 0);
  if (empty) throw new Error(`${empty.name} has no example`);
  return { folder, readmes };
}

const strict = {
  target: "es2023",
  lib: ["es2023"], // what a browser has comes with nobody's server
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  types: ["node"],
  allowImportingTsExtensions: true,
  resolveJsonModule: true,
};

/** What the example of a consumer works with as well: the types of Node, and a runner of tests. */
async function toolsOf({ clone }: Rehearsal): Promise<string[]> {
  const manifest = await readFile(join(clone, "examples/consumer-service/package.json"), "utf8");
  const { devDependencies } = JSON.parse(manifest) as { devDependencies: Record<string, string> };
  return ["@types/node", "vitest"].map((name) => `${name}@${devDependencies[name]}`);
}

async function check(compiler: Compiler, folder: string, resolution: string): Promise<string> {
  const config = `tsconfig.${resolution}.json`;
  return (await compile(compiler, ["--project", config, "--pretty", "false"], folder)).trim();
}

async function put(file: string, content: string): Promise<void> {
  if (!existsSync(dirname(file))) await mkdir(dirname(file), { recursive: true });
  await writeFile(file, content);
}
