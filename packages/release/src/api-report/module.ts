import ts from "typescript";
import { parse } from "./parse.ts";

/** What one text declares and exports. */
export interface Module {
  /** By their names here, in order; several for overloads and for interfaces in parts. */
  declared: Map<string, Declaration[]>;
  /** What comes from other packages, by its name here: the text of the import. */
  imported: Map<string, string>;
  /** By the names under which others know them. */
  exported: Map<string, Exported>;
  /** The packages of which everything is exported. */
  stars: Set<string>;
}

/** A declaration that has a name. */
export type Declaration =
  | ts.InterfaceDeclaration
  | ts.TypeAliasDeclaration
  | ts.ClassDeclaration
  | ts.FunctionDeclaration
  | ts.VariableStatement
  | ts.EnumDeclaration
  | ts.ModuleDeclaration;

/** An export of something that is declared or imported. */
export interface Exported {
  /** Its name here. */
  local: string;
  /** Whether it is said that only its type is exported. */
  typeOnly: boolean;
}

/** Reads what a text declares and exports. */
export function readModule(text: string): Module {
  const module: Module = { declared: new Map(), imported: new Map(), exported: new Map(), stars: new Set() };
  for (const statement of parse(text).statements) {
    if (ts.isImportDeclaration(statement)) readImport(statement, module);
    else if (ts.isExportDeclaration(statement)) readExport(statement, module);
    else if (isDeclaration(statement)) readDeclaration(statement, module);
    else if (ts.isExportAssignment(statement)) {
      module.exported.set("default", { local: statement.expression.getText(), typeOnly: false });
    }
  }
  return module;
}

/** Whether a declaration is more than a type: something that is there when the program runs. */
export function isValue(declaration: Declaration): boolean {
  return !ts.isInterfaceDeclaration(declaration) && !ts.isTypeAliasDeclaration(declaration);
}

function isDeclaration(statement: ts.Statement): statement is Declaration {
  return (
    ts.isInterfaceDeclaration(statement) ||
    ts.isTypeAliasDeclaration(statement) ||
    ts.isClassDeclaration(statement) ||
    ts.isFunctionDeclaration(statement) ||
    ts.isVariableStatement(statement) ||
    ts.isEnumDeclaration(statement) ||
    ts.isModuleDeclaration(statement)
  );
}

function readDeclaration(declaration: Declaration, { declared, exported }: Module): void {
  const names = ts.isVariableStatement(declaration)
    ? declaration.declarationList.declarations.map(({ name }) => name.getText())
    : [declaration.name?.getText() ?? "default"];
  const modifiers = declaration.modifiers?.map(({ kind }) => kind) ?? [];
  const isDefault = modifiers.includes(ts.SyntaxKind.DefaultKeyword);
  for (const local of names) {
    declared.set(local, [...(declared.get(local) ?? []), declaration]);
    if (!modifiers.includes(ts.SyntaxKind.ExportKeyword)) continue;
    exported.set(isDefault ? "default" : local, { local, typeOnly: false });
  }
}

function readImport(statement: ts.ImportDeclaration, { imported }: Module): void {
  const { name, namedBindings } = statement.importClause ?? {};
  const names = namedBindings && ts.isNamedImports(namedBindings) ? namedBindings.elements : [namedBindings];
  for (const bound of [name, ...names.map((it) => it?.name)]) {
    if (bound) imported.set(bound.text, statement.getText());
  }
}

function readExport(statement: ts.ExportDeclaration, { imported, exported, stars }: Module): void {
  const { exportClause, moduleSpecifier } = statement;
  if (!exportClause) {
    stars.add(statement.getText());
    return;
  }
  const elements = ts.isNamedExports(exportClause) ? exportClause.elements : [exportClause];
  for (const element of elements) {
    const { name } = element;
    const original = (ts.isExportSpecifier(element) && element.propertyName) || name;
    // What is exported from another package is as if it were imported first.
    const local = moduleSpecifier ? `${name.text} from ${moduleSpecifier.getText()}` : original.text;
    if (moduleSpecifier) imported.set(local, statement.getText());
    const typeOnly = statement.isTypeOnly || (ts.isExportSpecifier(element) && element.isTypeOnly);
    exported.set(name.text, { local, typeOnly });
  }
}
