import { isSameValue } from "./same-value.ts";

/** What changes without being asked to: whether a login is verified, when the suite gives back what it had changed. */
export const unsettable: ReadonlySet<string> = new Set(["updated_at", "_email_verified", "_phone_verified"]);

/** The columns that two rows show differently. */
export function differences(
  a: Readonly<Record<string, unknown>>,
  b: Readonly<Record<string, unknown>>,
  names: readonly string[] = [...new Set([...Object.keys(a), ...Object.keys(b)])],
): string[] {
  return names.filter((name) => !isSameValue(a[name], b[name]));
}

/** The columns in which a user is another one than before, but for those that nobody can set. */
export function changedColumns(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): string[] {
  return differences(before, after).filter((name) => !unsettable.has(name));
}
