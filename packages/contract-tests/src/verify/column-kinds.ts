import { checkJson, spec } from "@minapp-users/spec-check";
import { WrongOptions } from "./wrong-options.ts";

/**
 * The custom columns that the cases use, and what they are called in the emulator and in the spec's examples. Another
 * application says how its own are called, or that it has none of a kind.
 */
export const columnKinds = {
  text: "test",
  second_text: "nick2",
  number: "score",
  boolean: "vip",
  date: "birthday",
  array: "tags",
  object: "address",
  point: "location",
  polygon: "area",
} as const;

export type ColumnKind = keyof typeof columnKinds;

/** The name of the column of each kind; null for a kind that the application does not have. */
export type ColumnNames = Record<ColumnKind, string | null>;

/**
 * Fills in the names that were not given: on a provider whose users are made up, those of the emulator, else none.
 *
 * @throws WrongOptions for a kind that does not exist, a name that no custom column can have, and one for two kinds
 */
export function readColumns(
  given: Readonly<Partial<Record<string, string | null>>> = {},
  isDouble: boolean,
): ColumnNames {
  const names = new Set<string>();
  for (const [kind, name] of Object.entries(given)) {
    if (!Object.hasOwn(columnKinds, kind)) {
      throw new WrongOptions(
        `there is no such kind of column: they are ${Object.keys(columnKinds).join(", ")}`,
      );
    }
    if (typeof name !== "string") continue;
    if (checkJson(spec.components.schemas?.CustomColumn as object, name, kind) !== undefined) {
      throw new WrongOptions(
        `the ${kind} column must be the name of a custom column, or null if there is none`,
      );
    }
    if (names.has(name))
      throw new WrongOptions(`the ${kind} column is that of another kind as well: name one for each`);
    names.add(name);
  }
  const usual = isDouble
    ? columnKinds
    : Object.fromEntries(Object.keys(columnKinds).map((kind) => [kind, null]));
  const left = Object.entries(usual).map(([kind, name]) => [
    kind,
    name !== null && names.has(name) ? null : name,
  ]);
  return { ...Object.fromEntries(left), ...given } as ColumnNames;
}
