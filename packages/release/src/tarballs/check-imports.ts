import { isBuiltin } from "node:module";
import { dirname, join } from "node:path/posix";
import ts from "typescript";
import { targetsOf } from "./check-manifest.ts";
import type { PackedManifest, Tarball } from "./tarball.ts";

/**
 * Finds modules that import what is not in the package, or what it does not depend on. Of the declarations, those are looked
 * at that its users' compilers read; code may be loaded by its path.
 */
export function checkImports({ manifest, files }: Tarball): string[] {
  const known = namesOf(manifest);
  const problems: string[] = [];
  const modules = [...files.keys()].filter((path) => path.endsWith(".js"));
  const declarations = targetsOf(manifest.exports).filter((path) => path.endsWith(".d.ts"));
  const visited = new Set([...modules, ...declarations.map((path) => join(path))]);
  for (const path of visited) {
    for (const specifier of importsOf(path, files.get(path)?.text ?? "")) {
      if (specifier.startsWith(".")) {
        const imported = resolve(path, specifier);
        if (files.has(imported)) visited.add(imported);
        else problems.push(`${path} imports ${specifier}, which is not in it: build again`);
      } else if (!isBuiltin(specifier) && !known.has(packageOf(specifier))) {
        problems.push(`${path} imports ${specifier}, which is no dependency: add it to \`dependencies\``);
      }
    }
  }
  return problems;
}

/** The packages that one may import: itself, and what it depends on. */
function namesOf({
  name,
  dependencies,
  optionalDependencies,
  peerDependencies,
}: PackedManifest): Set<string> {
  return new Set([name, ...Object.keys({ ...dependencies, ...optionalDependencies, ...peerDependencies })]);
}

/** What a module imports, each once: statically, dynamically by a name that is written there, or as a type. */
function importsOf(path: string, text: string): Set<string> {
  const found = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) add(node.moduleSpecifier);
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      add(node.arguments[0]);
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(node.argument.literal);
    ts.forEachChild(node, visit);
  };
  const add = (specifier: ts.Node | undefined) => {
    if (specifier && ts.isStringLiteralLike(specifier)) found.add(specifier.text);
  };
  visit(ts.createSourceFile(path, text, ts.ScriptTarget.Latest));
  return found;
}

/** The file that an import means. A declaration imports declarations, by the name of the code or of the source. */
function resolve(from: string, to: string): string {
  const path = join(dirname(from), to);
  return from.endsWith(".d.ts") ? path.replace(/(?<!\.d)\.[jt]s$/, ".d.ts") : path;
}

function packageOf(specifier: string): string {
  return specifier.split("/", specifier.startsWith("@") ? 2 : 1).join("/");
}
