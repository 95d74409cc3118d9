import ts from "typescript";
import type { Report } from "../read-report.ts";
import { compareTypes } from "./compare-types.ts";
import { found, type Result, together } from "./finding.ts";
import type { Position } from "./position.ts";
import { expand, isExported, type Sides } from "./sides.ts";
import { quote, textOf } from "./words.ts";

/** Compares unions, of which one may have a single case. */
export function compareUnions(
  before: ts.Node,
  after: ts.Node,
  position: Position,
  place: string,
  sides: Sides,
): Result {
  const [was, is] = [casesOf(before, sides.before, false), casesOf(after, sides.after, false)];
  const matched = match(was, is, place, sides);
  if (matched.gone.length !== matched.fresh.length) {
    // Perhaps a name has been written out.
    const [rest, others] = [
      matched.gone.flatMap((type) => casesOf(type, sides.before, true)),
      matched.fresh.flatMap((type) => casesOf(type, sides.after, true)),
    ];
    const { same, gone, fresh } = match(rest, others, place, sides);
    Object.assign(matched, { same: together(matched.same, same), gone, fresh });
  }
  const { same, gone, fresh } = matched;
  if (gone.length === fresh.length)
    return together(same, compareInPairs(gone, fresh, position, place, sides));
  if (gone.length > 0) {
    const isNarrower = position === "given" && fresh.length === 0;
    return together(same, found(isNarrower ? "minor" : "major", `\`${place}\` is no longer ${quote(gone)}`));
  }
  const isHarmless = position === "taken";
  const words = `\`${place}\`${isHarmless ? "" : ", which callers get,"} can also be ${quote(fresh)}`;
  return together(same, found(isHarmless ? "minor" : "major", words));
}

/** Compares intersections, of which one may have a single part. */
export function compareIntersections(
  before: ts.Node,
  after: ts.Node,
  position: Position,
  place: string,
  sides: Sides,
): Result {
  const { same, gone, fresh } = match(partsOf(before), partsOf(after), place, sides);
  if (gone.length === fresh.length)
    return together(same, compareInPairs(gone, fresh, position, place, sides));
  if (gone.length > 0) {
    return together(same, found("major", `\`${place}\` has no longer what is in ${quote(gone)}`));
  }
  const isHarmless = position === "given" || fresh.every(isAllOptional);
  return together(
    same,
    found(isHarmless ? "minor" : "major", `\`${place}\` also has what is in ${quote(fresh)}`),
  );
}

/**
 * The types of which a union is made, also by names that callers do not have.
 *
 * @param throughAll - also by those that they have, which are compared by themselves
 */
function casesOf(type: ts.Node, report: Report, throughAll: boolean): ts.Node[] {
  if (ts.isParenthesizedTypeNode(type)) return casesOf(type.type, report, throughAll);
  if (ts.isUnionTypeNode(type)) return type.types.flatMap((it) => casesOf(it, report, throughAll));
  if (!ts.isTypeReferenceNode(type)) return [type];
  const stands =
    throughAll || !isExported(type.typeName.getText(), report) ? expand(type, report) : undefined;
  return stands && ts.isUnionTypeNode(stands) ? casesOf(stands, report, throughAll) : [type];
}

function partsOf(type: ts.Node): ts.Node[] {
  if (ts.isParenthesizedTypeNode(type)) return partsOf(type.type);
  return ts.isIntersectionTypeNode(type) ? type.types.flatMap(partsOf) : [type];
}

function isAllOptional(type: ts.Node): boolean {
  return ts.isTypeLiteralNode(type) && type.members.every(({ questionToken }) => questionToken !== undefined);
}

/** What was found of one list in another. */
interface Matched {
  /** What is to be compared of that. */
  same: Result;
  /** What is only in the first one. */
  gone: ts.Node[];
  /** What is only in the second one. */
  fresh: ts.Node[];
}

/** Finds the types of one list in another one, whatever their order. */
function match(before: ts.Node[], after: ts.Node[], place: string, sides: Sides): Matched {
  const results: Result[] = [];
  const fresh = [...after];
  const take = (nodes: ts.Node[], isIt: (a: ts.Node, b: ts.Node) => boolean): ts.Node[] =>
    nodes.filter((node) => {
      const index = fresh.findIndex((other) => isIt(node, other));
      const [other] = index < 0 ? [] : fresh.splice(index, 1);
      if (other) results.push(compareTypes(node, other, "both", place, sides));
      return !other;
    });
  // The same words first: a name could stand for any other.
  const others = take(before, (a, b) => textOf(a) === textOf(b));
  const gone = take(others, (a, b) => compareTypes(a, b, "both", place, sides).findings.length === 0);
  return { same: together(...results), gone, fresh };
}

function compareInPairs(
  before: ts.Node[],
  after: ts.Node[],
  position: Position,
  place: string,
  sides: Sides,
): Result {
  const pairs = before.map((node, index) =>
    compareTypes(node, after[index] as ts.Node, position, place, sides),
  );
  return together(...pairs);
}
