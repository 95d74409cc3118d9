import type { TableSchema } from "./table-schema.ts";

/** The custom columns without a schema: those of the spec's examples, and one for each type of column. */
export const defaultSchema: TableSchema = [
  { name: "test", type: "string" },
  { name: "nick2", type: "string" },
  { name: "score", type: "number" },
  { name: "level", type: "integer" },
  { name: "vip", type: "boolean" },
  { name: "birthday", type: "date" },
  { name: "tags", type: "array", items: { type: "string" } },
  { name: "scores", type: "array", items: { type: "number" } },
  { name: "address", type: "object" },
  { name: "location", type: "geojson" },
  { name: "area", type: "geojson" },
  { name: "photo", type: "file" },
  { name: "friend", type: "reference" },
];
