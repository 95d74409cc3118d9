import { escapeKey } from "./human-text.ts";

/** A place where two documents are not the same; what one of them does not have is undefined. */
export interface Difference {
  pointer: string;
  before: unknown;
  after: unknown;
}

/** All places where two JSON documents differ, and as `{pointer}/*` where only the order of keys does. */
export function differences(before: unknown, after: unknown, pointer = ""): Difference[] {
  if (!isBranch(before) || !isBranch(after) || Array.isArray(before) !== Array.isArray(after)) {
    return Object.is(before, after) ? [] : [{ pointer, before, after }];
  }
  const [keys, newKeys] = [Object.keys(before), Object.keys(after)];
  const kept = newKeys.filter((key) => Object.hasOwn(before, key));
  const isReordered = keys.filter((key) => Object.hasOwn(after, key)).some((key, at) => key !== kept[at]);
  const inOrder = isReordered ? [{ pointer: `${pointer}/*`, before: keys, after: newKeys }] : [];
  const places = [...new Set([...keys, ...newKeys])].flatMap((key) =>
    differences(before[key], after[key], `${pointer}/${escapeKey(key)}`),
  );
  return [...inOrder, ...places];
}

function isBranch(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
