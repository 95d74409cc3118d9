import { showName } from "./show-name.ts";

/**
 * Looks for a column that an update gives two values, or a value and none.
 *
 * @param body - fits the spec
 * @returns a sentence, or undefined when there is none
 */
export function findColumnTwice(body: unknown): string | undefined {
  const { $set = {}, $unset = {}, ...beside } = body as Partial<Record<string, object>>;
  const [set, cleared, plain] = [$set, $unset, beside].map((it) => new Set(Object.keys(it)));
  const find = (one = new Set<string>(), other = new Set<string>()) =>
    [...one].find((column) => other.has(column));
  const inBoth = find(set, cleared);
  if (inBoth !== undefined) return `body has the column ${showName(inBoth)} in $set and in $unset`;
  const besideSet = find(set, plain);
  if (besideSet !== undefined) return `body has the column ${showName(besideSet)} in $set and beside it`;
  const besideUnset = find(cleared, plain);
  if (besideUnset !== undefined)
    return `body has the column ${showName(besideUnset)} in $unset and beside it`;
  return undefined;
}
