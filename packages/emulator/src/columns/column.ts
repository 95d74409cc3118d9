/** The types that a column can have, in the words of MinApp's table schema (`reference` is a pointer). */
export const columnTypes = [
  "string",
  "integer",
  "number",
  "boolean",
  "date",
  "array",
  "object",
  "file",
  "geojson",
  "reference",
] as const;
export type ColumnType = (typeof columnTypes)[number];

/** A column of the table `_userprofile`. */
export interface Column {
  name: string;
  type: ColumnType;
  /** What an array column holds. */
  items?: ColumnType;
  /** Whether null is refused. */
  required?: boolean;
  /** What the spec says of its values, for a built-in column. */
  schema?: object;
  /** Whether MinApp made it, and not the application. */
  builtIn: boolean;
}

/** The columns by name. */
export type Columns = ReadonlyMap<string, Column>;

/** The types whose values can be ordered. (The page on exports lists the same for its sort fields.) */
export const scalarTypes: ReadonlySet<ColumnType> = new Set([
  "string",
  "integer",
  "number",
  "boolean",
  "date",
]);
