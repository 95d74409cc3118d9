import ts from "typescript";
import { compareOptional } from "./compare-types.ts";
import { bumpOf, found, type Result, same, together } from "./finding.ts";
import { flip, type Position } from "./position.ts";
import type { Sides } from "./sides.ts";
import { changed } from "./words.ts";

/**
 * Compares the overloads of a function, in their order.
 *
 * @param position - where the function stands: a method of what callers get is given, a callback is taken
 */
export function compareSignatures(
  before: readonly ts.SignatureDeclaration[],
  after: readonly ts.SignatureDeclaration[],
  position: Position,
  place: string,
  sides: Sides,
): Result {
  if (after.length < before.length) return found("major", `\`${place}\` lost an overload`);
  const compared = before.map((signature, index) =>
    compareSignature(signature, after[index] as ts.SignatureDeclaration, position, place, sides),
  );
  if (after.length === before.length) return together(...compared);
  // Behind the others, an overload takes only calls that none of them took.
  const isHarmless = position === "given" && bumpOf(together(...compared)) === "none";
  return together(...compared, found(isHarmless ? "minor" : "major", `\`${place}\` has another overload`));
}

function compareSignature(
  before: ts.SignatureDeclaration,
  after: ts.SignatureDeclaration,
  position: Position,
  place: string,
  sides: Sides,
): Result {
  return together(
    compareDeprecation(before, after, place),
    compareTypeParameters(before.typeParameters, after.typeParameters, flip(position), place, sides),
    ...before.parameters.map((parameter, index) =>
      compareParameter(parameter, after.parameters[index], position, place, sides),
    ),
    ...after.parameters.slice(before.parameters.length).map((parameter) => {
      const name = `${place}(${nameOf(parameter)})`;
      // Who passes a function need not take all that it is called with.
      const isHarmless = isOptional(parameter) || parameter.dotDotDotToken || position === "taken";
      return isHarmless
        ? found("minor", `\`${name}\` is new`)
        : found("major", `\`${name}\` is new and required`);
    }),
    compareOptional(before.type, after.type, position, `${place}()`, sides),
  );
}

function compareParameter(
  before: ts.ParameterDeclaration,
  after: ts.ParameterDeclaration | undefined,
  position: Position,
  place: string,
  sides: Sides,
): Result {
  const name = `${place}(${nameOf(before)})`;
  if (!after) return found("major", `\`${name}\` is gone`);
  const isOther = !before.dotDotDotToken !== !after.dotDotDotToken || isThis(before) !== isThis(after);
  if (isOther) return changed(name, before, after);
  return together(
    compareOptionality(isOptional(before), isOptional(after), flip(position), name),
    compareOptional(before.type, after.type, flip(position), name, sides),
  );
}

/** What may be left out, and had to be there, or the other way round. */
export function compareOptionality(
  before: boolean,
  after: boolean,
  position: Position,
  place: string,
): Result {
  if (before === after) return same;
  const words = `\`${place}\` is now ${after ? "optional" : "required"}`;
  return found(position === (after ? "taken" : "given") ? "minor" : "major", words);
}

/**
 * Compares the parameters of a type or of a function.
 *
 * @param position - where callers meet what they put in
 */
export function compareTypeParameters(
  before: readonly ts.TypeParameterDeclaration[] = [],
  after: readonly ts.TypeParameterDeclaration[] = [],
  position: Position,
  place: string,
  sides: Sides,
): Result {
  const compared = before.map((parameter, index) => {
    const other = after[index];
    const name = `${place}<${parameter.name.text}>`;
    if (!other) return found("major", `\`${name}\` is gone`);
    const [was, is] = [parameter, other].map(({ name: { text }, modifiers = [] }) =>
      [...modifiers.map((it) => it.getText()), text].join(" "),
    );
    if (was !== is) return changed(name, parameter, other);
    return together(
      compareOptional(parameter.constraint, other.constraint, position, name, sides),
      compareOptional(parameter.default, other.default, "both", name, sides),
    );
  });
  const added = after.slice(before.length).map((parameter) => {
    const words = `\`${place}<${parameter.name.text}>\` is new`;
    return found(parameter.default ? "minor" : "major", words);
  });
  return together(...compared, ...added);
}

/** Whether something is newly marked as deprecated. Editors strike it through; it works as before. */
export function compareDeprecation(before: ts.Node, after: ts.Node, place: string): Result {
  const [was, is] = [before, after].map((node) => ts.getJSDocDeprecatedTag(node) !== undefined);
  return is && !was ? found("minor", `\`${place}\` is deprecated`) : same;
}

function isOptional({ questionToken, initializer }: ts.ParameterDeclaration): boolean {
  return questionToken !== undefined || initializer !== undefined;
}

function isThis(parameter: ts.ParameterDeclaration): boolean {
  return nameOf(parameter) === "this";
}

function nameOf({ name }: ts.ParameterDeclaration): string {
  return ts.isIdentifier(name) ? name.text : "…";
}
