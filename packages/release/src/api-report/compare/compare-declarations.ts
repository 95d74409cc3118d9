import ts from "typescript";
import type { Declaration } from "../module.ts";
import type { Report } from "../read-report.ts";
import { references } from "../references.ts";
import { compareMembers, type Member } from "./compare-members.ts";
import { compareDeprecation, compareSignatures, compareTypeParameters } from "./compare-signatures.ts";
import { compareOptional, compareTypes } from "./compare-types.ts";
import { found, paired, type Result, same, together } from "./finding.ts";
import type { Position } from "./position.ts";
import { isDeclared, type Sides } from "./sides.ts";
import { quote, textOf } from "./words.ts";

/**
 * Compares what a name stood for with what one stands for now.
 *
 * @param before - several for overloads, and for an interface in parts
 * @param position - where callers meet what is of this type
 */
export function compareDeclarations(
  before: Declaration[],
  after: Declaration[],
  position: Position,
  name: string,
  sides: Sides,
): Result {
  const [first, other] = [before[0], after[0]];
  if (!first || !other || kindsOf(before) !== kindsOf(after)) {
    return found("major", `\`${name}\` is declared in another way`);
  }
  const deprecation = compareDeprecation(first, other, name);
  const [partsBefore, partsAfter] = [before, after].map((all) =>
    all.filter(({ kind }) => kind !== first.kind),
  );
  if (partsBefore?.length && !isObject(first)) {
    // A function and its namespace, a type and the value of the same name: each part by itself.
    return together(
      ...[first.kind, partsBefore[0]?.kind].map((kind) => {
        const [was, is] = [before, after].map((all) => all.filter((it) => it.kind === kind));
        return compareDeclarations(was ?? [], is ?? [], position, name, sides);
      }),
      textOfAll(partsBefore.slice(1)) === textOfAll((partsAfter ?? []).slice(1))
        ? same
        : found("major", `\`${name}\` changed`),
    );
  }
  if (isAbstract(first) !== isAbstract(other)) {
    return found(
      isAbstract(first) ? "minor" : "major",
      `\`${name}\` is ${isAbstract(first) ? "no longer " : ""}abstract`,
    );
  }
  if (ts.isFunctionDeclaration(first)) {
    const [was, is] = [before.filter(ts.isFunctionDeclaration), after.filter(ts.isFunctionDeclaration)];
    return compareSignatures(was, is, "given", name, sides);
  }
  const parametersOf = (one: Generic, two: Generic) =>
    compareTypeParameters(one.typeParameters, two.typeParameters, "taken", name, sides);
  if (ts.isTypeAliasDeclaration(first) && ts.isTypeAliasDeclaration(other)) {
    return together(
      deprecation,
      parametersOf(first, other),
      compareTypes(first.type, other.type, position, name, sides),
    );
  }
  if (ts.isVariableStatement(first) && ts.isVariableStatement(other)) {
    // The compiler writes a statement for each.
    const [was, is] = [first, other].map(({ declarationList: { declarations } }) => declarations[0]);
    // `export declare const limit = 10` has its type in its value.
    const [typeWas, typeIs] = [was, is].map((it) => it?.type ?? it?.initializer);
    return together(deprecation, compareOptional(typeWas, typeIs, "given", name, sides));
  }
  if (isObject(first) && isObject(other)) {
    const [was, is] = [before.filter(isObject), after.filter(isObject)];
    return together(deprecation, parametersOf(first, other), compareObjects(was, is, position, name, sides));
  }
  const [was, is] = [before, after].map((all) => all.map(textOf).join(" "));
  if (was !== is) return found("major", `\`${name}\` changed`);
  const inside = before.flatMap((declaration) => [...references(declaration)]);
  return together(deprecation, ...inside.map((it) => (isDeclared(it, sides.before) ? paired(it, it) : same)));
}

function isAbstract(declaration: Declaration): boolean {
  return (
    ts.isClassDeclaration(declaration) &&
    (declaration.modifiers ?? []).some(({ kind }) => kind === ts.SyntaxKind.AbstractKeyword)
  );
}

function textOfAll(declarations: readonly Declaration[]): string {
  return declarations.map(textOf).join(" ");
}

type Generic = ts.TypeAliasDeclaration | ObjectDeclaration;
type ObjectDeclaration = ts.InterfaceDeclaration | ts.ClassDeclaration;

function isObject(declaration: Declaration): declaration is ObjectDeclaration {
  return ts.isInterfaceDeclaration(declaration) || ts.isClassDeclaration(declaration);
}

/** Interface, class, both: an interface or the overloads of a function may come in any number of parts. */
function kindsOf(declarations: Declaration[]): string {
  return [...new Set(declarations.map(({ kind }) => kind))].sort().join();
}

function compareObjects(
  before: ObjectDeclaration[],
  after: ObjectDeclaration[],
  position: Position,
  name: string,
  sides: Sides,
): Result {
  const [was, is] = [before.flatMap(basesOf), after.flatMap(basesOf)];
  const isSameBases = was.map(nameOf).join() === is.map(nameOf).join();
  if (isSameBases) {
    const bases = was.map((base, index) =>
      compareTypes(base, is[index] as ts.Node, position, `${name} extends ${nameOf(base)}`, sides),
    );
    return together(
      ...bases,
      compareMembers(before.flatMap(ownMembers), after.flatMap(ownMembers), position, name, sides),
    );
  }
  // A member may go into a base, or come out of one.
  const [flatBefore, flatAfter] = [flatten(before, sides.before), flatten(after, sides.after)];
  const gone = flatBefore.bases.filter((base) => !flatAfter.bases.some((it) => textOf(it) === textOf(base)));
  const fresh = flatAfter.bases.filter((base) => !flatBefore.bases.some((it) => textOf(it) === textOf(base)));
  return together(
    gone.length > 0 ? found("major", `\`${name}\` no longer extends ${quote(gone)}`) : same,
    fresh.length > 0
      ? found(position === "given" ? "minor" : "major", `\`${name}\` extends ${quote(fresh)}`)
      : same,
    compareMembers(flatBefore.members, flatAfter.members, position, name, sides),
  );
}

/** What an object type is made of: its members and those of its bases, and the bases that cannot be looked into. */
function flatten(
  declarations: readonly Declaration[],
  report: Report,
): { members: Member[]; bases: ts.ExpressionWithTypeArguments[] } {
  const objects = declarations.filter(isObject);
  const members = objects.flatMap(ownMembers);
  const bases: ts.ExpressionWithTypeArguments[] = [];
  for (const base of objects.flatMap(basesOf)) {
    const inside = (!base.typeArguments && report.declared.get(nameOf(base))) || [];
    if (inside.length === 0 || !inside.every(ts.isInterfaceDeclaration)) {
      bases.push(base);
      continue;
    }
    const flat = flatten(inside, report);
    const own = new Set(members.map(({ name }) => name?.getText()));
    members.push(...flat.members.filter(({ name }) => !name || !own.has(name.getText())));
    bases.push(...flat.bases);
  }
  return { members, bases };
}

function ownMembers(declaration: ObjectDeclaration): Member[] {
  return [...declaration.members];
}

/** What it extends. What a class implements is a promise to itself. */
function basesOf({ heritageClauses }: ObjectDeclaration): ts.ExpressionWithTypeArguments[] {
  const clauses = [...(heritageClauses ?? [])].filter(({ token }) => token === ts.SyntaxKind.ExtendsKeyword);
  return clauses.flatMap(({ types }) => [...types]);
}

function nameOf(base: ts.ExpressionWithTypeArguments): string {
  return base.expression.getText();
}
