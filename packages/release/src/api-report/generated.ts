// Types that are generated from the whole spec: of these, a report has what its module refers to.
import { existsSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { type Edit, edit } from "./edit.ts";
import { findPart, membersOf, readLookup, toId } from "./lookup.ts";
import { parse, visit } from "./parse.ts";

/**
 * The names of the types that a package has generated from the spec.
 *
 * @param folder - of the package
 */
export function generatedNames(folder: string): Set<string> {
  const generated = join(folder, "dist/generated");
  const files = existsSync(generated) ? globSync("*.d.ts", { cwd: generated }) : [];
  const statements = files.flatMap((file) => [
    ...parse(readFileSync(join(generated, file), "utf8")).statements,
  ]);
  return new Set(statements.filter((it) => ts.isInterfaceDeclaration(it)).map(({ name }) => name.text));
}

/** Puts a lookup in generated types where the name of one stands: `components["schemas"]["User"]` for `Schemas["User"]`. */
export function inlineLookups(text: string, generated: ReadonlySet<string>): string {
  const source = parse(text);
  const lookups = new Map<string, string>();
  for (const statement of source.statements) {
    if (!ts.isTypeAliasDeclaration(statement) || statement.typeParameters || statement.modifiers) continue;
    const [root, ...keys] = readLookup(statement.type) ?? [];
    if (!root || keys.length === 0 || !generated.has(root)) continue;
    lookups.set(statement.name.text, statement.type.getText());
  }
  const edits: Edit[] = [];
  visit(source, (node) => {
    if (!ts.isTypeReferenceNode(node)) return;
    const by = lookups.get(node.getText());
    if (by) edits.push({ start: node.getStart(), end: node.getEnd(), by });
  });
  return edit(text, edits);
}

/** The lookups in generated types that declarations make, and those that follow from them. */
export function collectLookups(
  from: Iterable<ts.Node>,
  generated: ReadonlyMap<string, ts.Node>,
): Map<string, string[]> {
  const found = new Map<string, string[]>();
  const look = (node: ts.Node): void => {
    const [root, ...keys] = (ts.isIndexedAccessTypeNode(node) && readLookup(node)) || [];
    const declaration = root === undefined ? undefined : generated.get(root);
    if (root === undefined || !declaration) {
      ts.forEachChild(node, look);
      return;
    }
    // Up to where the way can be followed: behind a union or an intersection, all of it counts.
    while (keys.length > 0 && !findPart(declaration, keys)) keys.pop();
    const id = toId([root, ...keys]);
    const part = findPart(declaration, keys);
    if (found.has(id) || !part) return;
    found.set(id, [root, ...keys]);
    look(part);
  };
  for (const node of from) look(node);
  return found;
}

/** How deep the names are that a generated type has: of the components, openapi-typescript names the kinds first. */
export function namedDepth(name: string): number {
  return name === "components" ? 2 : 1;
}

/**
 * What is left of a generated type when all but some lookups is taken out.
 *
 * @param named - whether the other parts stay by name, since callers have the type itself
 */
export function prune(
  declaration: ts.InterfaceDeclaration,
  lookups: Iterable<readonly string[]>,
  named: boolean,
): string | undefined {
  const name = declaration.name.text;
  const kept = [...lookups].filter(([root]) => root === name).map(toId);
  const depth = namedDepth(name);
  const edits: Edit[] = [];
  const look = (node: ts.Node, way: string[]): void => {
    for (const member of membersOf(node)) {
      if (!ts.isPropertySignature(member) || !member.name || ts.isComputedPropertyName(member.name)) continue;
      const here = [...way, member.name.text];
      const id = toId(here);
      if (kept.includes(id)) continue;
      const { type } = member;
      const isOnTheWay = kept.some((other) => other.startsWith(`${id}\n`));
      const isKind = named && here.length <= depth && type && ts.isTypeLiteralNode(type);
      const isNamed = named && here.length <= depth + 1;
      const end = member.getEnd();
      if (type && (isOnTheWay || isKind)) look(type, here);
      else
        edits.push(
          isNamed ? { start: member.name.getEnd(), end, by: ";" } : { start: member.getFullStart(), end },
        );
    }
  };
  look(declaration, [name]);
  if (!named && kept.length === 0) return undefined;
  const start = declaration.getFullStart();
  return edit(
    declaration.getFullText(),
    edits.map(({ start: from, end, ...rest }) => ({ start: from - start, end: end - start, ...rest })),
  ).trim();
}
