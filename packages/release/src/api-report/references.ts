import ts from "typescript";
import { visit } from "./parse.ts";

/**
 * The names that a declaration refers to: types, classes that it extends, values of which it takes the type,
 * members of a namespace.
 */
export function references(declaration: ts.Node): Set<string> {
  const found = new Set<string>();
  visit(declaration, (node) => {
    if (ts.isTypeReferenceNode(node)) found.add(firstName(node.typeName));
    if (ts.isTypeQueryNode(node)) found.add(firstName(node.exprName));
    if (ts.isExpressionWithTypeArguments(node)) found.add(node.expression.getText());
    if (ts.isExportSpecifier(node)) found.add((node.propertyName ?? node.name).text);
  });
  return found;
}

/** `a` of `a.b.c`. */
function firstName(name: ts.EntityName): string {
  return ts.isQualifiedName(name) ? firstName(name.left) : name.text;
}

/** What some names lead to, step by step; they are in it. */
export function reach(from: Iterable<string>, next: (name: string) => Iterable<string>): Set<string> {
  const reached = new Set<string>();
  const open = [...from];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (reached.has(name)) continue;
    reached.add(name);
    open.push(...next(name));
  }
  return reached;
}
