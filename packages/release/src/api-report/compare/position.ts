/**
 * Where callers meet a type: they give what is `taken` (the parameters of a function), and get what is `given` (its
 * result). What is taken may become wider and what is given narrower, so `both` may become neither.
 */
export type Position = "taken" | "given" | "both";

/** The position of a parameter of a function that stands at a position. */
export function flip(position: Position): Position {
  if (position === "both") return "both";
  return position === "taken" ? "given" : "taken";
}

/**
 * The types of the language that stand for an object with one of their arguments in it, or for it in another form: which
 * argument.
 */
const transparent: Record<string, number> = {
  Array: 0,
  AsyncGenerator: 0,
  AsyncIterable: 0,
  AsyncIterableIterator: 0,
  Awaited: 0,
  Generator: 0,
  Iterable: 0,
  IterableIterator: 0,
  NonNullable: 0,
  Omit: 0,
  Partial: 0,
  Pick: 0,
  Promise: 0,
  PromiseLike: 0,
  Readonly: 0,
  ReadonlyArray: 0,
  Record: 1,
  Required: 0,
};

/** The position of an argument of a type that is not declared in the report. */
export function argumentPosition(name: string, index: number, position: Position): Position {
  return transparent[name] === index ? position : "both";
}
