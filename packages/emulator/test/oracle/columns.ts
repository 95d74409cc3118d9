import { builtInColumns } from "../../src/columns/built-in.ts";
import type { Column } from "../../src/columns/column.ts";
import { defaultSchema } from "../../src/columns/default-schema.ts";
import { readTableSchema, type TableField } from "../../src/columns/table-schema.ts";

/** The default schema, and arrays of what it has no array of. */
export const schema: readonly TableField[] = [
  ...(defaultSchema as readonly TableField[]),
  { name: "flags", type: "array", items: { type: "boolean" } },
  { name: "levels", type: "array", items: { type: "integer" } },
  { name: "days", type: "array", items: { type: "date" } },
  { name: "things", type: "array", items: { type: "object" } },
];

const builtIn = builtInColumns();

export const columns: ReadonlyMap<string, Column> = new Map(
  [...builtIn, ...readTableSchema(schema, builtIn)].map((column) => [column.name, column]),
);
