import ts from "typescript";

/**
 * The way that a type takes through the members of a declaration: `components["schemas"]["User"]` is `components`,
 * `schemas`, `User`. Undefined when it takes none, or one that depends on something.
 */
export function readLookup(type: ts.Node): string[] | undefined {
  if (ts.isParenthesizedTypeNode(type)) return readLookup(type.type);
  if (ts.isTypeReferenceNode(type) && ts.isIdentifier(type.typeName) && !type.typeArguments) {
    return [type.typeName.text];
  }
  if (!ts.isIndexedAccessTypeNode(type) || !ts.isLiteralTypeNode(type.indexType)) return undefined;
  const from = readLookup(type.objectType);
  const key = type.indexType.literal;
  return from && ts.isStringLiteral(key) ? [...from, key.text] : undefined;
}

/** A lookup as one string. */
export function toId(lookup: readonly string[]): string {
  return lookup.join("\n");
}

/** What a lookup comes to in a declaration, without its name; undefined when it is not there, or behind another type. */
export function findPart(declaration: ts.Node, keys: readonly string[]): ts.TypeElement | undefined {
  const [key, ...rest] = keys;
  const part = membersOf(declaration).find(
    ({ name }) => name && !ts.isComputedPropertyName(name) && name.text === key,
  );
  if (!part || rest.length === 0) return part;
  return ts.isPropertySignature(part) && part.type ? findPart(part.type, rest) : undefined;
}

/** The members of an interface, or of an object type. */
export function membersOf(node: ts.Node): readonly ts.TypeElement[] {
  return ts.isInterfaceDeclaration(node) || ts.isTypeLiteralNode(node) ? node.members : [];
}
