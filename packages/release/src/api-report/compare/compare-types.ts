import ts from "typescript";
import { compareIntersections, compareUnions } from "./compare-cases.ts";
import { compareMembers } from "./compare-members.ts";
import { compareSignatures } from "./compare-signatures.ts";
import { bumpOf, paired, type Result, same, together } from "./finding.ts";
import { argumentPosition, type Position } from "./position.ts";
import { expand, isDeclared, isExported, readPart, type Sides } from "./sides.ts";
import { changed, isShort } from "./words.ts";

/**
 * Compares two types. What is not known to be harmless is a break.
 *
 * @param place - what has this type, for the words: `list(options)`
 */
export function compareTypes(
  before: ts.Node,
  after: ts.Node,
  position: Position,
  place: string,
  sides: Sides,
): Result {
  if (ts.isParenthesizedTypeNode(before)) return compareTypes(before.type, after, position, place, sides);
  if (ts.isParenthesizedTypeNode(after)) return compareTypes(before, after.type, position, place, sides);
  if (ts.isUnionTypeNode(before) || ts.isUnionTypeNode(after)) {
    return compareUnions(before, after, position, place, sides);
  }
  if (ts.isIntersectionTypeNode(before) || ts.isIntersectionTypeNode(after)) {
    return compareIntersections(before, after, position, place, sides);
  }
  const [partBefore, partAfter] = [readPart(before, sides.before), readPart(after, sides.after)];
  if (partBefore && partAfter) return paired(partBefore, partAfter);
  if (isReference(before) && isReference(after)) {
    return compareReferences(before, after, position, place, sides);
  }
  if (ts.isTypeQueryNode(before) && ts.isTypeQueryNode(after)) {
    const [was, is] = [before.exprName.getText(), after.exprName.getText()];
    if (isDeclared(was, sides.before) && isDeclared(is, sides.after)) return paired(was, is);
  }
  if (before.kind !== after.kind) return compareWhatTheyStandFor(before, after, position, place, sides);
  if (ts.isTypeLiteralNode(before) && ts.isTypeLiteralNode(after)) {
    return compareMembers(before.members, after.members, position, place, sides);
  }
  if (isFunctionType(before) && isFunctionType(after)) {
    return compareSignatures([before], [after], position, place, sides);
  }
  if (ts.isArrayTypeNode(before) && ts.isArrayTypeNode(after)) {
    return compareTypes(before.elementType, after.elementType, position, `${place}[]`, sides);
  }
  return compareParts(before, after, place, sides);
}

/** Two types that may both be missing. */
export function compareOptional(
  before: ts.Node | undefined,
  after: ts.Node | undefined,
  position: Position,
  place: string,
  sides: Sides,
): Result {
  if (before && after) return compareTypes(before, after, position, place, sides);
  return before === after ? same : changed(place, before, after);
}

type Reference = ts.TypeReferenceNode | ts.ExpressionWithTypeArguments;

function isReference(type: ts.Node): type is Reference {
  return ts.isTypeReferenceNode(type) || ts.isExpressionWithTypeArguments(type);
}

function isFunctionType(type: ts.Node): type is ts.FunctionTypeNode {
  return ts.isFunctionTypeNode(type);
}

function nameOf(reference: Reference): string {
  return (ts.isTypeReferenceNode(reference) ? reference.typeName : reference.expression).getText();
}

function compareReferences(
  before: Reference,
  after: Reference,
  position: Position,
  place: string,
  sides: Sides,
): Result {
  const [was, is] = [nameOf(before), nameOf(after)];
  const [isHere, staysHere] = [isDeclared(was, sides.before), isDeclared(is, sides.after)];
  if (isHere !== staysHere) return compareWhatTheyStandFor(before, after, position, place, sides);
  const isNamed = isExported(was, sides.before) && isExported(is, sides.after);
  if (was !== is && (!isHere || isNamed)) return changed(place, before, after);
  if (sides.before.imported.get(was) !== sides.after.imported.get(is)) return changed(place, before, after);
  const [given, taken] = [before.typeArguments ?? [], after.typeArguments ?? []];
  if (given.length !== taken.length) return changed(place, before, after);
  return together(
    isHere ? paired(was, is) : same,
    ...given.map((argument, index) => {
      const where = isHere ? "both" : argumentPosition(was, index, position);
      return compareTypes(argument, taken[index] as ts.TypeNode, where, place, sides);
    }),
  );
}

/** A name may be given to a type, or a named type be written out. */
function compareWhatTheyStandFor(
  before: ts.Node,
  after: ts.Node,
  position: Position,
  place: string,
  sides: Sides,
): Result {
  const [was, is] = [expand(before, sides.before), expand(after, sides.after)];
  if (!was && !is) return changed(place, before, after);
  return compareTypes(was ?? before, is ?? after, position, place, sides);
}

/** All other types: the same words, with the same types between them. */
function compareParts(before: ts.Node, after: ts.Node, place: string, sides: Sides): Result {
  const [was, is] = [childrenOf(before), childrenOf(after)];
  const isOther = was.length !== is.length || operatorOf(before) !== operatorOf(after);
  if (isOther) return changed(place, before, after);
  if (was.length === 0) return wordOf(before) === wordOf(after) ? same : changed(place, before, after);
  const results: Result[] = [];
  for (const [index, part] of was.entries()) {
    const other = is[index] as ts.Node;
    if (ts.isTypeNode(part) && ts.isTypeNode(other)) {
      results.push(compareTypes(part, other, "both", place, sides));
    } else if (part.kind !== other.kind || compareParts(part, other, place, sides).findings.length > 0) {
      return changed(place, before, after);
    } else results.push(compareParts(part, other, place, sides));
  }
  const all = together(...results);
  // A few words are better understood whole.
  const isQuoted = bumpOf(all) === "major" && isShort(before) && isShort(after);
  return isQuoted ? { ...changed(place, before, after), pairs: all.pairs } : all;
}

function childrenOf(node: ts.Node): ts.Node[] {
  const children: ts.Node[] = [];
  ts.forEachChild(node, (child) => void children.push(child));
  return children;
}

/** A keyword, a name or a literal, whatever its quotes. */
function wordOf(node: ts.Node): string {
  return ts.isStringLiteral(node) ? JSON.stringify(node.text) : node.getText();
}

/** What the compiler keeps as no child: `keyof`, `readonly`, the sign of a number. */
function operatorOf(node: ts.Node): ts.SyntaxKind | undefined {
  return ts.isTypeOperatorNode(node) || ts.isPrefixUnaryExpression(node) ? node.operator : undefined;
}
