import ts from "typescript";
import { compareDeprecation, compareOptionality, compareSignatures } from "./compare-signatures.ts";
import { compareOptional } from "./compare-types.ts";
import { found, type Result, same, together } from "./finding.ts";
import type { Position } from "./position.ts";
import type { Sides } from "./sides.ts";
import { changed } from "./words.ts";

/** A member of an interface, of an object type or of a class. */
export type Member = ts.TypeElement | ts.ClassElement;

/**
 * Compares what objects have.
 *
 * @param position - of the objects
 */
export function compareMembers(
  before: readonly Member[],
  after: readonly Member[],
  position: Position,
  place: string,
  sides: Sides,
): Result {
  const [was, is] = [byKey(before), byKey(after)];
  const results = [...was].map(([key, members]) => {
    const name = `${place}${key}`;
    const [others, [first]] = [is.get(key), members];
    if (!others || !first) return found("major", `\`${name}\` is gone`);
    return compareMember(members, others, isOfTheClass(first) ? "given" : position, name, sides);
  });
  for (const [key, [member]] of is) {
    if (was.has(key) || !member) continue;
    const isGiven = position === "given" || isOfTheClass(member);
    const isHarmless =
      isOptional(member) || (isGiven && !isAbstract(member) && !ts.isConstructorDeclaration(member));
    const words = isHarmless ? "is new" : "is new, and not optional";
    results.push(found(isHarmless ? "minor" : "major", `\`${place}${key}\` ${words}`));
  }
  return together(...results);
}

function compareMember(
  before: Member[],
  after: Member[],
  position: Position,
  place: string,
  sides: Sides,
): Result {
  const [first, other] = [before[0] as Member, after[0] as Member];
  if (modifiersOf(first) !== modifiersOf(other)) return changed(place, first, other);
  const optionality = compareOptionality(isOptional(first), isOptional(other), position, place);
  const [calls, otherCalls] = [before.filter(isSignature), after.filter(isSignature)];
  if (calls.length === before.length && otherCalls.length === after.length) {
    return together(optionality, compareSignatures(calls, otherCalls, position, place, sides));
  }
  if (calls.length + otherCalls.length > 0) return changed(place, first, other);
  const [was, is] = [readProperty(before), readProperty(after)];
  return together(
    compareDeprecation(first, other, place),
    optionality,
    compareWriting(was.isReadonly, is.isReadonly, position, place),
    compareOptional(was.type ?? was.value, is.type ?? is.value, position, place, sides),
  );
}

function compareWriting(before: boolean, after: boolean, position: Position, place: string): Result {
  if (before === after) return same;
  const words = `\`${place}\` ${after ? "is now readonly" : "can now be written"}`;
  return found(after && position !== "taken" ? "major" : "minor", words);
}

/** A property, or what callers see of its accessors. */
interface Property {
  type: ts.Node | undefined;
  /** Of a constant: `readonly name = "AuthError"`. */
  value: ts.Node | undefined;
  isReadonly: boolean;
}

function readProperty(members: Member[]): Property {
  const [member] = members;
  const setter = members.find(ts.isSetAccessorDeclaration);
  const getter = members.find(ts.isGetAccessorDeclaration);
  if (setter || getter) {
    return { type: getter?.type ?? setter?.parameters[0]?.type, value: undefined, isReadonly: !setter };
  }
  const { type, initializer } = member as ts.PropertyDeclaration;
  return { type, value: initializer, isReadonly: has(member as Member, ts.ModifierFlags.Readonly) };
}

function byKey(members: readonly Member[]): Map<string, Member[]> {
  const groups = new Map<string, Member[]>();
  for (const member of members) groups.set(keyOf(member), [...(groups.get(keyOf(member)) ?? []), member]);
  return groups;
}

/** What makes two members the same one, as it stands behind what they are members of. */
function keyOf(member: Member): string {
  if (ts.isCallSignatureDeclaration(member)) return "";
  if (ts.isConstructorDeclaration(member)) return ".constructor";
  if (ts.isIndexSignatureDeclaration(member)) return `[${member.parameters[0]?.type?.getText()}]`;
  const { name } = member;
  if (!name) return ".new";
  const text = ts.isComputedPropertyName(name) ? name.getText() : name.text;
  const key = ts.isComputedPropertyName(name) ? text : /^[\w$]+$/.test(text) ? `.${text}` : `["${text}"]`;
  return has(member, ts.ModifierFlags.Static) ? `.static${key}` : key;
}

/** Whether a member belongs to the class itself, and not to its instances. */
export function isOfTheClass(member: ts.Node): boolean {
  if (ts.isConstructorDeclaration(member)) return true;
  return ts.isClassElement(member) && has(member, ts.ModifierFlags.Static);
}

/** What is called: a method, the object itself, `new`. */
export type Signature =
  | ts.MethodSignature
  | ts.MethodDeclaration
  | ts.CallSignatureDeclaration
  | ts.ConstructSignatureDeclaration
  | ts.ConstructorDeclaration;

/** Whether a member is called. */
export function isSignature(member: ts.Node): member is Signature {
  return (
    ts.isMethodSignature(member) ||
    ts.isMethodDeclaration(member) ||
    ts.isCallSignatureDeclaration(member) ||
    ts.isConstructSignatureDeclaration(member) ||
    ts.isConstructorDeclaration(member)
  );
}

function isOptional(member: Member): boolean {
  return "questionToken" in member && member.questionToken !== undefined;
}

function isAbstract(member: Member): boolean {
  return has(member, ts.ModifierFlags.Abstract);
}

function modifiersOf(member: Member): number {
  return ts.getCombinedModifierFlags(member) & (ts.ModifierFlags.Abstract | ts.ModifierFlags.Protected);
}

function has(member: Member, flag: ts.ModifierFlags): boolean {
  return (ts.getCombinedModifierFlags(member) & flag) !== 0;
}
