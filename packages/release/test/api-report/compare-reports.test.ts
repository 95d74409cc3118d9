import { describe, expect, test } from "vitest";
import { compareReports } from "../../src/api-report/compare/compare-reports.ts";
import { changeInWords } from "../../src/api-report/in-words.ts";
import { reportOf } from "./report-of.ts";

type Case = [title: string, before: string, after: string, expected: string[]];

/** What changed, a line each: the bump, and the words. */
function compare(before: string, after: string): string[] {
  return compareReports(before, after).map((change) => `${change.bump}: ${changeInWords(change)}`);
}

function tryAll(cases: Case[]): void {
  test.each(cases)("%s", (_, before, after, expected) => {
    expect(compare(reportOf(before), reportOf(after))).toEqual(expected);
  });
}

describe("exports", () => {
  tryAll([
    ["nothing changed", "export type A = string;", "export type A = string;", []],
    [
      "an export is removed",
      "export type A = 1;\nexport type B = 2;",
      "export type A = 1;",
      ["major: `B` is gone"],
    ],
    [
      "an export is added",
      "export type A = 1;",
      "export type A = 1;\nexport type B = 2;",
      ["minor: `B` is new"],
    ],
    [
      "an export is renamed",
      "export declare function a(): void;",
      "export declare function b(): void;",
      ["major: `a` is gone", "minor: `b` is new"],
    ],
    [
      "order, white space and comments",
      "export type A = { a: 1; b: 2 };\nexport declare function f(x: string): A;",
      "/** Does. */\nexport declare function f(\n  x: string,\n): A;\nexport type A = {\n  b: 2;\n  /** One. */\n  a: 1;\n};",
      [],
    ],
    [
      "a class becomes a type",
      "export declare class A {}",
      "declare class A {}\nexport type { A };",
      ["major: `A` is only a type now"],
    ],
    [
      "a class that was a type becomes one that can be used",
      "declare class A {}\nexport type { A };",
      "export declare class A {}",
      ["minor: `A` is a value now"],
    ],
    [
      "a function becomes a constant",
      "export declare function f(): void;",
      "export declare const f: () => void;",
      ["major: `f` is declared in another way"],
    ],
    [
      "a name comes from another package",
      'import { A } from "one";\nexport type { A };',
      'import { A } from "two";\nexport type { A };',
      ["major: `A` comes from elsewhere"],
    ],
    [
      "a re-export is the same as an import and an export",
      'export { A } from "one";',
      'export { A } from "one";\nexport { B as C } from "one";',
      ["minor: `C` is new"],
    ],
    [
      "everything of another package",
      'export * from "one";',
      'export * from "two";',
      ['major: `export * from "one";` is gone', 'minor: `export * from "two";` is new'],
    ],
    [
      "an export under another name",
      "declare function a(x: string): void;\nexport { a as b };",
      "declare function c(x: number): void;\nexport { c as b };",
      ["major: `b(x)` was `string` and is `number`"],
    ],
    [
      "an enumeration, of which nothing is known",
      "export declare enum A { One = 1 }",
      "export declare enum A { One = 1, Two = 2 }",
      ["major: `A` changed"],
    ],
    [
      "it is deprecated, and its member",
      "export declare function f(): { a: 1 };\nexport interface A { b(): void }",
      "/** @deprecated Use g. */\nexport declare function f(): { a: 1 };\nexport interface A {\n  /** @deprecated */\n  b(): void;\n}",
      ["minor: `A.b` is deprecated", "minor: `f` is deprecated"],
    ],
    [
      "all kinds of declarations are deprecated",
      "export declare class A {}\nexport type B = 1;\nexport declare const c: 1;\nexport declare enum D {}",
      "/** @deprecated */\nexport declare class A {}\n/** @deprecated */\nexport type B = 1;\n" +
        "/** @deprecated */\nexport declare const c: 1;\n/** @deprecated */\nexport declare enum D {}",
      [
        "minor: `A` is deprecated",
        "minor: `B` is deprecated",
        "minor: `D` is deprecated",
        "minor: `c` is deprecated",
      ],
    ],
    [
      "what is in a namespace",
      "export declare namespace a { export { b } }\ndeclare function b(): 1;",
      "export declare namespace a { export { b } }\ndeclare function b(): 2;",
      ["major: `b()` was `1` and is `2` (not exported, but exports refer to it)"],
    ],
    [
      "it is no longer deprecated",
      "/** @deprecated Use g. */\nexport declare function f(): void;",
      "export declare function f(): void;",
      [],
    ],
  ]);
});

describe("functions", () => {
  tryAll([
    [
      "an optional parameter at the end",
      "export declare function f(a: string): void;",
      "export declare function f(a: string, b?: number): void;",
      ["minor: `f(b)` is new"],
    ],
    [
      "a required parameter",
      "export declare function f(a: string): void;",
      "export declare function f(a: string, b: number): void;",
      ["major: `f(b)` is new and required"],
    ],
    [
      "a parameter is gone",
      "export declare function f(a: string, b?: number): void;",
      "export declare function f(a: string): void;",
      ["major: `f(b)` is gone"],
    ],
    [
      "a parameter in front",
      "export declare function f(a: string): void;",
      "export declare function f(b?: number, a?: string): void;",
      ["major: `f(a)` is now optional (minor); `f(a)` was `string` and is `number`; `f(a)` is new (minor)"],
    ],
    [
      "a parameter has another name",
      "export declare function f(a: string): void;",
      "export declare function f(b: string): void;",
      [],
    ],
    [
      "a parameter may be left out",
      "export declare function f(a: string): void;",
      "export declare function f(a?: string): void;",
      ["minor: `f(a)` is now optional"],
    ],
    [
      "a parameter must be given",
      "export declare function f(a?: string): void;",
      "export declare function f(a: string): void;",
      ["major: `f(a)` is now required"],
    ],
    [
      "another result",
      "export declare function f(): Promise<string>;",
      "export declare function f(): Promise<number>;",
      ["major: `f()` was `string` and is `number`"],
    ],
    [
      "no promise any more",
      "export declare function f(): Promise<string>;",
      "export declare function f(): string;",
      ["major: `f()` was `Promise<string>` and is `string`"],
    ],
    [
      "an overload behind the others",
      "export declare function f(a: string): void;",
      "export declare function f(a: string): void;\nexport declare function f(a: number): void;",
      ["minor: `f` has another overload"],
    ],
    [
      "an overload before the others",
      "export declare function f(a: string): void;",
      "export declare function f(a: number): void;\nexport declare function f(a: string): void;",
      ["major: `f(a)` was `string` and is `number`; `f` has another overload"],
    ],
    [
      "an overload is gone",
      "export declare function f(a: string): void;\nexport declare function f(a: number): void;",
      "export declare function f(a: string): void;",
      ["major: `f` lost an overload"],
    ],
    [
      "a callback is called with more",
      "export declare function f(done: (a: string) => void): void;",
      "export declare function f(done: (a: string, b: number) => void): void;",
      ["minor: `f(done)(b)` is new"],
    ],
    [
      "a callback is called with less",
      "export declare function f(done: (a: string, b: number) => void): void;",
      "export declare function f(done: (a: string) => void): void;",
      ["major: `f(done)(b)` is gone"],
    ],
    [
      "a function that callers get takes more",
      "export declare function f(): (a: string) => void;",
      "export declare function f(): (a: string, b: number) => void;",
      ["major: `f()(b)` is new and required"],
    ],
    [
      "a parameter of the type",
      "export declare function f<A extends string>(a: A): void;",
      "export declare function f<A extends string, B = number>(a: A): void;",
      ["minor: `f<B>` is new"],
    ],
    [
      "a parameter of the type is wider",
      "export declare function f<A extends string>(a: A): void;",
      "export declare function f<A extends string | number>(a: A): void;",
      ["minor: `f<A>` can also be `number`"],
    ],
    [
      "a rest parameter",
      "export declare function f(a: string): void;",
      "export declare function f(a: string, ...more: string[]): void;",
      ["minor: `f(more)` is new"],
    ],
    [
      "a constant of another type",
      "export declare const limit: 10;",
      "export declare const limit: 20;",
      ["major: `limit` was `10` and is `20`"],
    ],
  ]);
});

describe("what callers give", () => {
  const take = "export declare function f(options: Options): void;\n";
  tryAll([
    [
      "an option is added",
      `${take}export interface Options { a: 1 }`,
      `${take}export interface Options { a: 1; b?: 2 }`,
      ["minor: `Options.b` is new"],
    ],
    [
      "a required option is added",
      `${take}export interface Options { a: 1 }`,
      `${take}export interface Options { a: 1; b: 2 }`,
      ["major: `Options.b` is new, and not optional"],
    ],
    [
      "an option is gone",
      `${take}export interface Options { a: 1; b?: 2 }`,
      `${take}export interface Options { a: 1 }`,
      ["major: `Options.b` is gone"],
    ],
    [
      "an option is of more types",
      `${take}export interface Options { a: 1; b?: string | undefined }`,
      `${take}export interface Options { a: 1; b?: number | string | undefined }`,
      ["minor: `Options.b` can also be `number`"],
    ],
    [
      "an option is of fewer types",
      `${take}export interface Options { a: 1; b?: string | number }`,
      `${take}export interface Options { a: 1; b?: string }`,
      ["major: `Options.b` is no longer `number`"],
    ],
    [
      "an option becomes optional, another one required",
      `${take}export interface Options { a: 1; b?: 2 }`,
      `${take}export interface Options { a?: 1; b: 2 }`,
      ["major: `Options.a` is now optional (minor); `Options.b` is now required"],
    ],
    [
      "options in a type alias, readonly",
      `${take}export type Options = Readonly<{ a: 1 }>;`,
      `${take}export type Options = Readonly<{ a: 1; b?: 2 }>;`,
      ["minor: `Options.b` is new"],
    ],
    [
      "options in an intersection",
      `${take}export type Options = { a: 1 } & { b: 2 };`,
      `${take}export type Options = { a: 1 } & { b: 2 } & { c?: 3 };`,
      ["minor: `Options` also has what is in `{ c?: 3; }`"],
    ],
    [
      "options that must have more",
      `${take}export type Options = { a: 1 } & { b: 2 };`,
      `${take}export type Options = { a: 1 } & { b: 2 } & { c: 3 };`,
      ["major: `Options` also has what is in `{ c: 3; }`"],
    ],
    [
      "options go into a base",
      `${take}export interface Options { a?: 1; b: 2 }`,
      `${take}export interface Options extends Base { b: 2 }\nexport interface Base { a?: 1 }`,
      ["minor: `Base` is new"],
    ],
    [
      "options extend what has more of them",
      `${take}export interface Options { b: 2 }\nexport interface Base { a?: 1 }`,
      `${take}export interface Options extends Base { b: 2 }\nexport interface Base { a?: 1 }`,
      ["minor: `Options.a` is new"],
    ],
    [
      "what a callback of the options gets has more",
      `${take}export interface Options { done?: (event: Event) => void }\nexport interface Event { a: 1 }`,
      `${take}export interface Options { done?: (event: Event) => void }\nexport interface Event { a: 1; b: 2 }`,
      ["minor: `Event.b` is new"],
    ],
    [
      "what a callback of the options must return has more",
      `${take}export interface Options { load: () => Promise<Kept> }\nexport interface Kept { a: 1 }`,
      `${take}export interface Options { load: () => Promise<Kept> }\nexport interface Kept { a: 1; b: 2 }`,
      ["major: `Kept.b` is new, and not optional"],
    ],
  ]);
});

describe("what callers get", () => {
  const give = "export declare function f(): Result;\n";
  tryAll([
    [
      "a method is added",
      `${give}export interface Result { a(): void }`,
      `${give}export interface Result { b(): void; a(): void }`,
      ["minor: `Result.b` is new"],
    ],
    [
      "a method is gone",
      `${give}export interface Result { a(): void; b(): void }`,
      `${give}export interface Result { a(): void }`,
      ["major: `Result.b` is gone"],
    ],
    [
      "a property can be missing",
      `${give}export interface Result { a: string }`,
      `${give}export interface Result { a?: string }`,
      ["major: `Result.a` is now optional"],
    ],
    [
      "a property is always there",
      `${give}export interface Result { a?: string }`,
      `${give}export interface Result { a: string }`,
      ["minor: `Result.a` is now required"],
    ],
    [
      "a property is of more types",
      `${give}export interface Result { a: string }`,
      `${give}export interface Result { a: string | null }`,
      ["major: `Result.a`, which callers get, can also be `null`"],
    ],
    [
      "a property can no longer be written",
      `${give}export interface Result { a: string }`,
      `${give}export interface Result { readonly a: string }`,
      ["major: `Result.a` is now readonly"],
    ],
    [
      "a method takes an option more",
      `${give}export interface Result { a(options?: Options): void }\nexport interface Options { b?: 1 }`,
      `${give}export interface Result { a(options?: Options): void }\nexport interface Options { b?: 1; c?: 2 }`,
      ["minor: `Options.c` is new"],
    ],
    [
      "it is also given back",
      `${give}export declare function g(result: Result): void;\nexport interface Result { a: 1 }`,
      `${give}export declare function g(result: Result): void;\nexport interface Result { a: 1; b: 2 }`,
      ["major: `Result.b` is new, and not optional"],
    ],
    [
      "it is given back from now on",
      `${give}export interface Result { a: 1 }`,
      `${give}export declare function g(result: Result): void;\nexport interface Result { a: 1; b: 2 }`,
      ["minor: `Result.b` is new", "minor: `g` is new"],
    ],
    [
      "nobody gets it from a function",
      "export interface Result { a: 1 }",
      "export interface Result { a: 1; b: 2 }",
      ["major: `Result.b` is new, and not optional"],
    ],
    [
      "a type that nobody gets from a function has it",
      `${give}export interface Result { a: 1 }\nexport interface Holder { result: Result }`,
      `${give}export interface Result { a: 1; b: 2 }\nexport interface Holder { result: Result }`,
      ["major: `Result.b` is new, and not optional"],
    ],
    [
      "with another parameter",
      "export declare function f(): Page;\nexport interface Page<T = string> { items: T }",
      "export declare function f(): Page<number>;\nexport interface Page<T = string> { items: T }",
      ["major: `f()` was `Page` and is `Page<number>`"],
    ],
    [
      "in a promise, an array, a page",
      "export declare function f(): Promise<Page<Result[]>>;\nexport interface Page<T> { items: T }\nexport interface Result { a: 1 }",
      "export declare function f(): Promise<Page<Result[]>>;\nexport interface Page<T> { items: T }\nexport interface Result { a: 1; b: 2 }",
      ["minor: `Result.b` is new"],
    ],
    [
      "in a container that also takes it",
      "export declare function f(): Box<Result>;\nexport interface Box<T> { set(item: T): void }\nexport interface Result { a: 1 }",
      "export declare function f(): Box<Result>;\nexport interface Box<T> { set(item: T): void }\nexport interface Result { a: 1; b: 2 }",
      ["major: `Result.b` is new, and not optional"],
    ],
    [
      "in a container that nothing is known of",
      'import { Box } from "boxes";\nexport declare function f(): Box<Result>;\nexport interface Result { a: 1 }',
      'import { Box } from "boxes";\nexport declare function f(): Box<Result>;\nexport interface Result { a: 1; b: 2 }',
      ["major: `Result.b` is new, and not optional"],
    ],
    [
      "an interface in parts",
      `${give}export interface Result { a: 1 }\nexport interface Result { b: 2 }`,
      `${give}export interface Result { b: 2; a: 1; c: 3 }`,
      ["minor: `Result.c` is new"],
    ],
    [
      "an index",
      `${give}export interface Result { [name: string]: string }`,
      `${give}export interface Result { [name: string]: number }`,
      ["major: `Result[string]` was `string` and is `number`"],
    ],
  ]);
});

describe("classes", () => {
  tryAll([
    [
      "a method and a static one are added",
      "export declare class A { a: string }",
      "export declare class A { a: string; b(): void; static c(): A }",
      ["minor: `A.b` is new; `A.static.c` is new"],
    ],
    [
      "an abstract method is added",
      "export declare abstract class A { a: string }",
      "export declare abstract class A { a: string; abstract b(): void }",
      ["major: `A.b` is new, and not optional"],
    ],
    [
      "the constructor takes more",
      "export declare class A { constructor(a: string) }",
      "export declare class A { constructor(a: string, b: number) }",
      ["major: `A.constructor(b)` is new and required"],
    ],
    [
      "the constructor takes an option more",
      "export declare class A { constructor(options: O) }\nexport interface O { a: 1 }",
      "export declare class A { constructor(options: O) }\nexport interface O { a: 1; b?: 2 }",
      ["minor: `O.b` is new"],
    ],
    [
      "a constructor of its own",
      "export declare class A extends Error { a: string }",
      "export declare class A extends Error { a: string; constructor(a: string) }",
      ["major: `A.constructor` is new, and not optional"],
    ],
    [
      "another base",
      "export declare class A extends Error { a: string }",
      "export declare class A extends TypeError { a: string }",
      ["major: `A` no longer extends `Error`; `A` extends `TypeError` (minor)"],
    ],
    [
      "it no longer says what it implements",
      "export declare class A implements B { a: 1 }\nexport interface B { a: 1 }",
      "export declare class A { a: 1 }\nexport interface B { a: 1 }",
      [],
    ],
    [
      "the value of a constant",
      'export declare class A { readonly name = "A" }',
      'export declare class A { readonly name = "B" }',
      ['major: `A.name` was `"A"` and is `"B"`'],
    ],
    [
      "an accessor instead of a property",
      "export declare class A { readonly a: string }",
      "export declare class A { get a(): string }",
      [],
    ],
    [
      "a method becomes protected",
      "export declare class A { a(): void }",
      "export declare class A { protected a(): void }",
      ["major: `A.a` was `a(): void;` and is `protected a(): void;`"],
    ],
  ]);
});

describe("names that callers do not have", () => {
  tryAll([
    [
      "they may change",
      "export declare function f(a: Schemas_2): void;\ninterface Schemas_2 { a: 1 }",
      "export declare function f(a: Schemas): void;\ninterface Schemas { a: 1 }",
      [],
    ],
    [
      "what they stand for counts",
      "export declare function f(a: Options): void;\ninterface Options { a: 1 }",
      "export declare function f(a: Settings): void;\ninterface Settings { a: 2 }",
      ["major: `Options.a` was `1` and is `2` (not exported, but exports refer to it)"],
    ],
    [
      "what nothing refers to does not",
      "export declare function f(): void;\ninterface Options { a: 1 }",
      "export declare function f(): void;",
      [],
    ],
    [
      "a type gets a name",
      "export declare function f(a: { b: 1 } | string): void;",
      "export declare function f(a: Options | string): void;\ntype Options = { b: 1 };",
      [],
    ],
    [
      "a type loses its name",
      "export declare function f(): Answer;\ntype Answer = Promise<string>;",
      "export declare function f(): Promise<string>;",
      [],
    ],
    [
      "cases get a name",
      "export declare function f(a: 1 | 2 | 3): void;",
      "export declare function f(a: Some | 1): void;\ntype Some = 3 | 2;",
      [],
    ],
    [
      "an exported name is written out",
      "export declare function f(a: Id): void;\nexport type Id = string | number;",
      "export declare function f(a: number | string): void;\nexport type Id = string | number;",
      [],
    ],
    [
      "they come back to themselves",
      "export declare function f(a: Tree): void;\ntype Tree = { children?: Tree[] };",
      "export declare function f(a: Trees): void;\ntype Trees = { children?: Trees[]; name?: string };",
      ["minor: `Tree.name` is new (not exported, but exports refer to it)"],
    ],
    [
      "two that change places",
      "export declare function f(a: A | B): void;\ninterface A { a: 1 }\ninterface B { b: 1 }",
      "export declare function f(a: B | A): void;\ninterface A { a: 1 }\ninterface B { b: 1 }",
      [],
    ],
  ]);
});

describe("types that are worked out", () => {
  const deep = "export type Deep<T> = T extends object ? { readonly [K in keyof T]: Deep<T[K]> } : T;\n";
  tryAll([
    [
      "a condition changes",
      "export type A<T> = T extends string ? 1 : 2;",
      "export type A<T> = T extends number ? 1 : 2;",
      ["major: `A` was `T extends string ? 1 : 2` and is `T extends number ? 1 : 2`"],
    ],
    [
      "an operator changes",
      "export type A<T> = { a: keyof T };",
      "export type A<T> = { a: readonly T };",
      ["major: `A.a` was `keyof T` and is `readonly T`"],
    ],
    [
      "a parameter with a default is added",
      "export type A<T> = T[];",
      "export type A<T, U = string> = T[];",
      ["minor: `A<U>` is new"],
    ],
    [
      "a parameter without a default is added",
      "export type A<T> = T[];",
      "export type A<T, U> = T[];",
      ["major: `A<U>` is new"],
    ],
    [
      "a parameter must be given",
      "export type A<T = string> = T[];",
      "export type A<T> = T[];",
      ["major: `A<T>` was `string` and is without a type"],
    ],
    [
      "what is taken deeply may have more",
      `${deep}export declare function f(a: Deep<Where>): void;\nexport interface Where { a?: string }`,
      `${deep}export declare function f(a: Deep<Where>): void;\nexport interface Where { a?: string | number }`,
      ["minor: `Where.a` can also be `number`"],
    ],
    [
      "what is given deeply may not be of more types",
      `${deep}export declare function f(): Deep<Where>;\nexport interface Where { a?: string }`,
      `${deep}export declare function f(): Deep<Where>;\nexport interface Where { a?: string | number }`,
      ["major: `Where.a`, which callers get, can also be `number`"],
    ],
    [
      "of what is only asked for its names, these count",
      "export declare function f(): keyof Names | Names;\nexport interface Names { a: 1 }",
      "export declare function f(): keyof Names | Names;\nexport interface Names { a: 1; b: 1 }",
      ["major: `Names.b` is new, and not optional"],
    ],
    [
      "the type of a value",
      "export declare function f(): typeof levels;\ndeclare const levels: readonly [1, 2];",
      "export declare function f(): typeof steps;\ndeclare const steps: readonly [1, 3];",
      [
        "major: `levels` was `readonly [1, 2]` and is `readonly [1, 3]` (not exported, but exports refer to it)",
      ],
    ],
    [
      "a part behind another type",
      'export declare function f(): A["b"]["c"];\nexport interface A { b: { c: 1 } & { d: 2 } }',
      'export declare function f(): A["b"]["d"];\nexport interface A { b: { c: 1 } & { d: 2 } }',
      ['major: `f()` was `A["b"]["c"]` and is `A["b"]["d"]`'],
    ],
    [
      "a part",
      'export declare function f(): A["b"]["c"];\ninterface A { b: { c: 1; d: 2 } }',
      'export declare function f(): A["b"]["c"];\ninterface A { b: { c: 1 | 3; d: 4 } }',
      ["major: `A.b.c`, which callers get, can also be `3` (not exported, but exports refer to it)"],
    ],
    [
      "the quotes of a text, and the blanks in one",
      "export declare const a: 'a b';\nexport declare const b: 'a b';",
      'export declare const a: "a b";\nexport declare const b: "a  b";',
      ["major: `b` was `'a b'` and is `\"a  b\"`"],
    ],
    [
      "the sign of a number",
      "export declare const a: -1;",
      "export declare const a: 1;",
      ["major: `a` was `-1` and is `1`"],
    ],
    [
      "a template",
      "export declare function f(a: `$${string}`): void;",
      // biome-ignore lint/suspicious/noTemplateCurlyInString: a type
      "export declare function f(a: `#${string}`): void;",
      // biome-ignore lint/suspicious/noTemplateCurlyInString: a type
      ["major: `f(a)` was ``$${string}`` and is ``#${string}``"],
    ],
  ]);
});

describe("types that are generated from the spec", () => {
  const own =
    'export declare function get(): components["schemas"]["User"];\nexport declare function set(user: components["schemas"]["Update"]): void;';
  const generated = (schemas: string) => `export interface components { schemas: { ${schemas} }; headers; }`;
  test.each<[string, string, string, string[]]>([
    [
      "a part that callers get has more",
      "User: { id: number }; Update: { a?: 1 }; Other;",
      "User: { id: number; name: string }; Update: { a?: 1 }; Other;",
      ["minor: `components.schemas.User.name` is new (not exported, but exports refer to it)"],
    ],
    [
      "a part that callers give must have more",
      "User: { id: number }; Update: { a?: 1 }; Other;",
      "User: { id: number }; Update: { a?: 1; b: 2 }; Other;",
      [
        "major: `components.schemas.Update.b` is new, and not optional (not exported, but exports refer to it)",
      ],
    ],
    [
      "a name is gone",
      "User: { id: number }; Update: { a?: 1 }; Other;",
      "User: { id: number }; Update: { a?: 1 };",
      ["major: `components.schemas.Other` is gone"],
    ],
    [
      "a name is new",
      "User: { id: number }; Update: { a?: 1 };",
      "User: { id: number }; Update: { a?: 1 }; Other;",
      ["minor: `components.schemas.Other` is new"],
    ],
    [
      "a part that others refer to",
      'User: { id: components["schemas"]["Id"] }; Update: { a?: 1 }; Id: number;',
      'User: { id: components["schemas"]["Id"] }; Update: { a?: 1 }; Id: number | null;',
      [
        "major: `components.schemas.Id`, which callers get, can also be `null` (not exported, but exports refer to it)",
      ],
    ],
    [
      "a part that was written out",
      'User: { id: components["schemas"]["Id"] }; Update: { a?: 1 }; Id: number;',
      "User: { id: number }; Update: { a?: 1 }; Id;",
      [],
    ],
  ])("%s", (_, before, after, expected) => {
    expect(compare(reportOf(own, generated(before)), reportOf(own, generated(after)))).toEqual(expected);
  });
});

describe("what is easily overlooked", () => {
  tryAll([
    [
      "the value of a constant",
      "export declare const limit = 10;",
      "export declare const limit = 20;",
      ["major: `limit` was `10` and is `20`"],
    ],
    [
      "a value of which the type is taken",
      "declare const h: { a: number };\nexport declare function f(): typeof h;",
      "declare const h: { a: string };\nexport declare function f(): typeof h;",
      ["major: `h.a` was `number` and is `string` (not exported, but exports refer to it)"],
    ],
    [
      "a lookup in a hidden type",
      'interface Base { a: string }\ninterface H extends Base {}\nexport declare function f(): H["a"];',
      'interface Base { a: number }\ninterface H extends Base {}\nexport declare function f(): H["a"];',
      ["major: `Base.a` was `string` and is `number` (not exported, but exports refer to it)"],
    ],
    [
      "a member of a hidden enumeration",
      'declare enum E { A = "a" }\nexport declare function f(): E.A;',
      'declare enum E { A = "b" }\nexport declare function f(): E.A;',
      ["major: `E` changed (not exported, but exports refer to it)"],
    ],
    [
      "a class that nobody can make any more",
      "export declare class A { }",
      "export declare abstract class A { }",
      ["major: `A` is abstract"],
    ],
    [
      "a function and its namespace",
      "export declare function f(): void;\nexport declare namespace f { const a: string; }",
      "export declare function f(): void;\nexport declare namespace f { const a: number; }",
      ["major: `f` changed"],
    ],
    [
      "fewer cases of what callers get",
      "export declare function f(): string | null;",
      "export declare function f(): string;",
      ["minor: `f()` is no longer `null`"],
    ],
    [
      "fewer cases of what callers give",
      "export declare function f(a: string | null): void;",
      "export declare function f(a: string): void;",
      ["major: `f(a)` is no longer `null`"],
    ],
  ]);
});

test("a change comes with both texts, and the largest first", () => {
  const before = reportOf("export declare function f(): string;\nexport type A = 1;");
  const after = reportOf("export declare function f(): number;\nexport type A = 1;\nexport type B = 1;");
  expect(compareReports(before, after)).toEqual([
    {
      name: "f",
      isExport: true,
      kind: "changed",
      bump: "major",
      findings: [{ bump: "major", words: "`f()` was `string` and is `number`" }],
      before: "export declare function f(): string;",
      after: "export declare function f(): number;",
    },
    {
      name: "B",
      isExport: true,
      kind: "added",
      bump: "minor",
      findings: [],
      before: undefined,
      after: "export type B = 1;",
    },
  ]);
});
