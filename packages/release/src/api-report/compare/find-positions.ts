import ts from "typescript";
import { findPart, readLookup, toId } from "../lookup.ts";
import type { Declaration } from "../module.ts";
import type { Report } from "../read-report.ts";
import { references } from "../references.ts";
import { isOfTheClass, isSignature } from "./compare-members.ts";
import { argumentPosition, flip, type Position } from "./position.ts";

/**
 * Finds where callers meet each declaration of a report, and each part of the generated types: from what is exported as a
 * value, through everything that it refers to. What no value leads to counts as met both ways.
 *
 * @returns the position of a name, or of a lookup by its id
 */
export function findPositions(report: Report): (id: string) => Position {
  const walk = new Walk(report);
  const locals = [...report.exported.values()].filter(({ local }) => !report.generated.has(local));
  for (const { local, typeOnly } of locals) if (!typeOnly) walk.enterValue(local);
  for (const { local } of locals) if (!walk.met.has(local)) walk.enterName(local, "both");
  return (id) => {
    const sides = new Set([...(walk.met.get(id) ?? []), ...(walk.keyed.get(id) ?? [])]);
    const [side, ...others] = sides;
    return side && others.length === 0 ? side : "both";
  };
}

/** What stands for the parameters of a type while it is looked into, and what stands for the names in that. */
type Scope = ReadonlyMap<string, { type: ts.TypeNode; scope: Scope }>;

const nothing: Scope = new Map();

/** A walk through a report that notes where it has met what. */
class Walk {
  /** `taken`, `given` or both of a name or a lookup, and of all that is in it. */
  readonly met = new Map<string, Set<Position>>();
  /** The same where only the names in it count: `keyof`. */
  readonly keyed = new Map<string, Set<Position>>();
  readonly #report: Report;
  /** What is being looked into, since types come back to themselves. */
  readonly #open = new Set<string>();

  constructor(report: Report) {
    this.#report = report;
  }

  /** What is there when the program runs. Callers get it; a class they can also make objects with. */
  enterValue(name: string): void {
    for (const declaration of this.#report.declared.get(name) ?? []) {
      if (ts.isFunctionDeclaration(declaration) || ts.isVariableStatement(declaration)) {
        this.enterName(name, "given");
      }
      if (ts.isModuleDeclaration(declaration)) {
        for (const inside of references(declaration)) this.enterName(inside, "both");
      }
      if (!ts.isClassDeclaration(declaration)) continue;
      this.enterName(name, "given");
      for (const member of declaration.members.filter(isOfTheClass)) this.#visit(member, "given", nothing);
    }
  }

  /** What a name stands for, wherever it is met for the first time. */
  enterName(name: string, position: Position): void {
    const declarations = this.#report.generated.has(name) ? [] : (this.#report.declared.get(name) ?? []);
    this.#enter(name, position, (side) => {
      for (const declaration of declarations) this.#visitDeclaration(declaration, side, nothing);
    });
  }

  #enter(id: string, position: Position, look: (position: Position) => void): void {
    for (const side of note(this.met, id, position)) look(side);
  }

  /** What callers have of a value, an object or an instance. */
  #visitDeclaration(declaration: Declaration, position: Position, scope: Scope): void {
    if ("typeParameters" in declaration && !ts.isFunctionDeclaration(declaration)) {
      this.#visitParameters(declaration, "taken", scope);
    }
    if (ts.isTypeAliasDeclaration(declaration)) this.#visit(declaration.type, position, scope);
    if (ts.isVariableStatement(declaration)) {
      for (const { type } of declaration.declarationList.declarations) this.#visit(type, position, scope);
    }
    if (ts.isFunctionDeclaration(declaration)) this.#visitFunction(declaration, position, scope);
    if (!ts.isInterfaceDeclaration(declaration) && !ts.isClassDeclaration(declaration)) return;
    const bases = declaration.heritageClauses?.flatMap(({ types }) => [...types]) ?? [];
    const members = [...declaration.members].filter((member) => !isOfTheClass(member));
    for (const part of [...bases, ...members]) this.#visit(part, position, scope);
  }

  /** What callers put in, and what stands there when they do not. */
  #visitParameters(
    { typeParameters }: { typeParameters?: readonly ts.TypeParameterDeclaration[] | undefined },
    position: Position,
    scope: Scope,
    ofUsual: Position = "both",
  ): void {
    for (const { constraint, default: usual } of typeParameters ?? []) {
      this.#visit(constraint, position, scope);
      this.#visit(usual, ofUsual, scope);
    }
  }

  #visitFunction(node: ts.SignatureDeclaration, position: Position, scope: Scope): void {
    // What a function makes of a type that nobody named comes out of it: `then<A = UserPage>(…): Promise<A>`.
    this.#visitParameters(node, flip(position), scope, position);
    for (const parameter of node.parameters) this.#visit(parameter.type, flip(position), scope);
    this.#visit(node.type, position, scope);
  }

  #visit(node: ts.Node | undefined, position: Position, scope: Scope): void {
    if (!node || ts.isToken(node)) return;
    if (ts.isTypeReferenceNode(node)) this.#visitReference(node.typeName.getText(), node, position, scope);
    else if (ts.isExpressionWithTypeArguments(node)) {
      this.#visitReference(node.expression.getText(), node, position, scope);
    } else if (ts.isIndexedAccessTypeNode(node)) this.#visitLookup(node, position, scope);
    else if (ts.isConditionalTypeNode(node)) this.#visitConditional(node, position, scope);
    else if (ts.isMappedTypeNode(node)) this.#visitMapped(node, position, scope);
    else if (ts.isTypeOperatorNode(node) && node.operator === ts.SyntaxKind.KeyOfKeyword) {
      this.#visitKeys(node.type, "both", scope);
    } else if (ts.isTypeQueryNode(node)) this.enterName(node.exprName.getText(), "both");
    else if (ts.isSetAccessorDeclaration(node)) this.#visit(node.parameters[0]?.type, flip(position), scope);
    else if (isSignature(node) || ts.isFunctionTypeNode(node) || ts.isConstructorTypeNode(node)) {
      this.#visitFunction(node, position, scope);
    } else {
      const where = isTransparent(node) ? position : "both";
      ts.forEachChild(node, (child) => this.#visit(child, where, scope));
    }
  }

  #visitReference(name: string, node: ts.NodeWithTypeArguments, position: Position, scope: Scope): void {
    const bound = scope.get(name);
    const declarations = this.#report.declared.get(name) ?? [];
    const types = node.typeArguments ?? [];
    if (bound) this.#visit(bound.type, position, bound.scope);
    else if (declarations.length > 0) {
      this.enterName(name, position);
      // Once more with what stands for its parameters: that is met where they are.
      this.#once(node, position, () => {
        for (const declaration of declarations) {
          const inside = fill(declaration, types, scope);
          if (inside) this.#visitDeclaration(declaration, position, inside);
        }
      });
    } else {
      for (const [index, type] of types.entries()) {
        this.#visit(type, argumentPosition(name, index, position), scope);
      }
    }
  }

  /** Types come back to themselves. */
  #once(node: ts.Node, aspect: string, look: () => void): void {
    const id = `${aspect} ${node.getText()}`;
    if (this.#open.has(id)) return;
    this.#open.add(id);
    look();
    this.#open.delete(id);
  }

  #visitLookup(node: ts.IndexedAccessTypeNode, position: Position, scope: Scope): void {
    const [root = "", ...keys] = readLookup(node) ?? [];
    const [declaration] = this.#report.declared.get(root) ?? [];
    const part = declaration && findPart(declaration, keys);
    if (part) {
      this.#enter(toId([root, ...keys]), position, (side) => this.#visit(part, side, nothing));
      return;
    }
    const { objectType, indexType } = node;
    const isPart = isBound(objectType, scope) || ts.isMappedTypeNode(objectType);
    this.#visit(objectType, isPart ? position : "both", scope);
    // All values of a mapped type: its keys are those that it was made of.
    if (!ts.isMappedTypeNode(objectType)) this.#visit(indexType, "both", scope);
  }

  /** The names in a type, whatever they stand for. */
  #visitKeys(type: ts.Node, position: Position, scope: Scope): void {
    const lookup = readLookup(type);
    if (lookup && lookup.length > 1) note(this.keyed, toId(lookup), position);
    else if (ts.isTypeReferenceNode(type)) {
      const name = type.typeName.getText();
      const bound = scope.get(name);
      if (bound) {
        this.#visitKeys(bound.type, position, bound.scope);
        return;
      }
      note(this.keyed, name, position);
      const [declaration] = this.#report.declared.get(name) ?? [];
      const inside = (declaration && fill(declaration, type.typeArguments ?? [], scope)) ?? nothing;
      if (declaration && ts.isTypeAliasDeclaration(declaration)) {
        this.#once(type, `keys ${position}`, () => this.#visitKeys(declaration.type, position, inside));
      } else if (!declaration) {
        for (const argument of type.typeArguments ?? []) this.#visitKeys(argument, position, scope);
      }
    } else if (!ts.isTypeLiteralNode(type)) {
      ts.forEachChild(type, (child) => this.#visitKeys(child, position, scope));
    }
  }

  #visitConditional(node: ts.ConditionalTypeNode, position: Position, scope: Scope): void {
    // What kind of thing each case of a parameter is does not depend on what is in it.
    const isKind = isBound(node.checkType, scope) && ts.isToken(node.extendsType);
    if (!isKind) this.#visit(node.checkType, "both", scope);
    this.#visit(node.extendsType, "both", scope);
    this.#visit(node.trueType, position, scope);
    this.#visit(node.falseType, position, scope);
  }

  #visitMapped({ typeParameter, nameType, type }: ts.MappedTypeNode, position: Position, scope: Scope): void {
    const { constraint } = typeParameter;
    // Of a parameter that is gone through, the keys are met where their values are.
    if (constraint && ts.isTypeOperatorNode(constraint) && isBound(constraint.type, scope)) {
      this.#visitKeys(constraint.type, position, scope);
    } else this.#visit(constraint, "both", scope);
    this.#visit(nameType, "both", scope);
    this.#visit(type, position, scope);
  }
}

/** Notes where something is met, and gives what is new of that. */
function note(all: Map<string, Set<Position>>, id: string, position: Position): Position[] {
  const known = all.get(id) ?? new Set();
  const fresh = (["taken", "given"] as const).filter(
    (side) => (position === "both" || position === side) && !known.has(side),
  );
  all.set(id, new Set([...known, ...fresh]));
  return fresh;
}

/** What stands for the parameters of a declaration; undefined when it has none. */
function fill(declaration: Declaration, types: readonly ts.TypeNode[], scope: Scope): Scope | undefined {
  if (!("typeParameters" in declaration) || types.length === 0) return undefined;
  const parameters = declaration.typeParameters ?? [];
  return new Map(
    parameters.flatMap((parameter, index) => {
      const type = types[index] ?? parameter.default;
      return type ? [[parameter.name.text, { type, scope }]] : [];
    }),
  );
}

/** Whether a type is a parameter for which something stands. */
function isBound(type: ts.Node, scope: Scope): boolean {
  return ts.isTypeReferenceNode(type) && scope.has(type.getText());
}

/** Whether what is in it stands where it stands. */
function isTransparent(node: ts.Node): boolean {
  return (
    ts.isUnionTypeNode(node) ||
    ts.isIntersectionTypeNode(node) ||
    ts.isParenthesizedTypeNode(node) ||
    ts.isArrayTypeNode(node) ||
    ts.isTupleTypeNode(node) ||
    ts.isNamedTupleMember(node) ||
    ts.isOptionalTypeNode(node) ||
    ts.isRestTypeNode(node) ||
    ts.isTypeOperatorNode(node) ||
    ts.isTypeLiteralNode(node) ||
    ts.isPropertySignature(node) ||
    ts.isPropertyDeclaration(node) ||
    ts.isGetAccessorDeclaration(node) ||
    ts.isIndexSignatureDeclaration(node) ||
    ts.isTypePredicateNode(node)
  );
}
