import ts from "typescript";
import { findPart, readLookup, toId } from "../lookup.ts";
import type { Report } from "../read-report.ts";

/** The reports that are compared. */
export interface Sides {
  before: Report;
  after: Report;
}

/** Whether a report has all of a declaration, and not only the parts of it that are referred to. */
export function isDeclared(name: string, report: Report): boolean {
  return report.declared.has(name) && !report.generated.has(name);
}

/** Whether what has a name in a report is exported, under whatever name. */
export function isExported(name: string, report: Report): boolean {
  return [...report.exported.values()].some(({ local }) => local === name);
}

/** The type that a type alias without parameters, or a lookup, stands for. */
export function expand(type: ts.Node, report: Report): ts.TypeNode | undefined {
  if (ts.isTypeReferenceNode(type)) {
    const [declaration] = report.declared.get(type.typeName.getText()) ?? [];
    const isAlias = declaration && ts.isTypeAliasDeclaration(declaration) && !declaration.typeParameters;
    return isAlias ? declaration.type : undefined;
  }
  const [root = "", ...keys] = (ts.isIndexedAccessTypeNode(type) && readLookup(type)) || [];
  const [declaration] = report.declared.get(root) ?? [];
  const part = declaration && findPart(declaration, keys);
  return part && ts.isPropertySignature(part) ? part.type : undefined;
}

/** The id of a lookup in a declaration of the report; undefined when it leads through another type. */
export function readPart(type: ts.Node, report: Report): string | undefined {
  const [root = "", ...keys] = (ts.isIndexedAccessTypeNode(type) && readLookup(type)) || [];
  const [declaration] = report.declared.get(root) ?? [];
  return declaration && findPart(declaration, keys) ? toId([root, ...keys]) : undefined;
}
