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
 * Fills in the names that were not given.
 *
 * @throws Error in one sentence for a kind that does not exist, or a name that no custom column can have
 */
export function readColumns(given: Readonly<Partial<Record<string, string | null>>> = {}): ColumnNames {
  for (const [kind, name] of Object.entries(given)) {
    if (!Object.hasOwn(columnKinds, kind)) {
      throw new WrongOptions(
        `there is no kind of column ${JSON.stringify(kind)}: they are ${Object.keys(columnKinds).join(", ")}`,
      );
    }
    if (typeof name === "string" && !/^[A-Za-z][A-Za-z0-9_]{0,31}$/.test(name)) {
      throw new WrongOptions(
        `the ${kind} column must be the name of a custom column, or null if there is none`,
      );
    }
  }
  return { ...columnKinds, ...given } as ColumnNames;
}
