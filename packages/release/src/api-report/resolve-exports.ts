import { join } from "node:path";
import ts from "typescript";
import type { EntryPoint } from "./entry-points.ts";
import { inOrder } from "./in-order.ts";
import { visit } from "./parse.ts";
import { compilerOptions } from "./roll-up.ts";

/** What the compiler knows of the exports of a module, and its declarations do not show. */
export interface Exports {
  /** The names that are values when the program runs; the others are types only. */
  values: Set<string>;
  /** What type aliases without parameters come to, if they look something up: `type UserId = string | number`. */
  aliases: Map<string, string>;
}

/**
 * Asks the compiler for the exports of modules.
 *
 * @param folder - of the package
 * @param rolledUp - the declarations of each module in one text
 */
export function resolveExports(folder: string, entries: EntryPoint[], rolledUp: string[]): Exports[] {
  const { options } = ts.convertCompilerOptionsFromJson(compilerOptions, folder);
  const host = ts.createCompilerHost(options);
  // Files that are not there, in the package, so that what they import is found.
  const texts = new Map(rolledUp.map((text, index) => [slashed(join(folder, `api-${index}.d.ts`)), text]));
  const { fileExists, readFile, getSourceFile } = host;
  host.fileExists = (file) => texts.has(file) || fileExists(file);
  host.readFile = (file) => texts.get(file) ?? readFile(file);
  host.getSourceFile = (file, language, ...rest) => {
    const text = texts.get(file);
    return text === undefined
      ? getSourceFile(file, language, ...rest)
      : ts.createSourceFile(file, text, language);
  };
  const built = entries.map(({ types }) => slashed(join(folder, types)));
  const program = ts.createProgram([...built, ...texts.keys()], options, host);
  return [...texts.keys()].map((file, index) => ({
    values: findValues(program, built[index] as string),
    aliases: findAliases(program, file),
  }));
}

function findValues(program: ts.Program, file: string): Set<string> {
  const checker = program.getTypeChecker();
  const module = checker.getSymbolAtLocation(program.getSourceFile(file) as ts.SourceFile);
  const type = module && checker.getTypeOfSymbol(module);
  return new Set(type?.getProperties().map((symbol) => symbol.getName()));
}

function findAliases(program: ts.Program, file: string): Map<string, string> {
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(file) as ts.SourceFile;
  const printer = ts.createPrinter({ newLine: ts.NewLineKind.LineFeed, removeComments: true });
  const found = new Map<string, string>();
  for (const statement of source.statements) {
    if (!ts.isTypeAliasDeclaration(statement) || statement.typeParameters) continue;
    if (!looksUp(statement.type, checker)) continue;
    const flags = ts.NodeBuilderFlags.NoTruncation | ts.NodeBuilderFlags.InTypeAlias;
    const type = checker.typeToTypeNode(checker.getTypeAtLocation(statement), undefined, flags);
    if (!type || hasAny(type) || !(isExported(statement) || isUnionOfLiterals(type))) continue;
    found.set(statement.name.text, printer.printNode(ts.EmitHint.Unspecified, inOrder(type), source));
  }
  return found;
}

/** Whether a type goes through names that callers do not have, or through parts of others. */
function looksUp(type: ts.TypeNode, checker: ts.TypeChecker): boolean {
  let found = false;
  visit(type, (node) => {
    if (ts.isIndexedAccessTypeNode(node) || ts.isTypeQueryNode(node)) found = true;
    if (!ts.isTypeReferenceNode(node)) return;
    const declarations = checker.getSymbolAtLocation(node.typeName)?.declarations ?? [];
    const here = declarations.filter((it) => it.getSourceFile() === type.getSourceFile());
    found ||= here.some((it) => ts.isTypeAliasDeclaration(it) && !isExported(it));
  });
  return found;
}

/** Whether there is `any` in it, which the compiler also writes where a type comes back to itself. */
function hasAny(type: ts.TypeNode): boolean {
  let found = false;
  visit(type, ({ kind }) => {
    found ||= kind === ts.SyntaxKind.AnyKeyword;
  });
  return found;
}

function isUnionOfLiterals(type: ts.TypeNode): boolean {
  return ts.isUnionTypeNode(type) && type.types.every((member) => ts.isLiteralTypeNode(member));
}

function isExported(statement: ts.TypeAliasDeclaration): boolean {
  return statement.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false;
}

/** A path as the compiler writes it, on Windows as well. */
function slashed(path: string): string {
  return path.replaceAll("\\", "/");
}
