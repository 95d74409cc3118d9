import { type Column, type ColumnType, columnTypes } from "./column.ts";

/** A field of MinApp's own table schema, as `GET /oserve/v1.8/table/` shows it; what is not listed here is ignored. */
export interface TableField {
  /** Begins with a letter, then letters, digits and underscores, 32 characters at most. */
  name: string;
  /** One of {@link columnTypes}. */
  type: string;
  /** What an array holds. */
  items?: { type?: string };
  constraints?: { required?: boolean };
}

/** The custom columns: a list of fields, or the table with its `fields` or its `schema`, as MinApp shows it. */
export type TableSchema =
  | readonly TableField[]
  | { fields: readonly TableField[] }
  | { schema: { fields: readonly TableField[] } };

/**
 * Reads the custom columns of an application.
 *
 * Built-in columns in it (`id`, `created_at`, `_username`, …) are skipped, so that the schema of the console can be used as
 * it is.
 *
 * @throws Error in one sentence when it is not a table schema
 */
export function readTableSchema(schema: unknown, builtIn: readonly Column[]): Column[] {
  const fields = fieldsOf(schema);
  if (!Array.isArray(fields)) {
    throw new Error('the schema must be a list of fields, or have one in "fields" or "schema.fields"');
  }
  const known = new Set(builtIn.map(({ name }) => name));
  const columns = fields.flatMap((field, index) => {
    if (isBuiltIn(field, known)) return [];
    return [readField(field, `field ${index + 1} of the schema`)];
  });
  const twice = columns.find(({ name }, index) => columns.findIndex((it) => it.name === name) !== index);
  if (twice) throw new Error(`the schema has two fields of the name ${twice.name}`);
  return columns;
}

function fieldsOf(schema: unknown): unknown {
  if (typeof schema !== "object" || schema === null || Array.isArray(schema)) return schema;
  if ("schema" in schema) return fieldsOf(schema.schema);
  return "fields" in schema ? schema.fields : schema;
}

function isBuiltIn(field: unknown, known: ReadonlySet<string>): boolean {
  if (typeof field !== "object" || field === null || !("name" in field)) return false;
  const { name } = field;
  return typeof name === "string" && (known.has(name) || name.startsWith("_"));
}

function readField(field: unknown, place: string): Column {
  if (typeof field !== "object" || field === null) throw new Error(`${place} must be an object`);
  const { name, type, items, constraints } = field as Partial<TableField>;
  if (typeof name !== "string" || !/^[A-Za-z][A-Za-z0-9_]{0,31}$/.test(name)) {
    throw new Error(`${place} needs a name: a letter, then letters, digits and underscores, 32 at most`);
  }
  const required = constraints?.required === true ? { required: true } : {};
  const column = { name, type: readType(type, `the type of ${name}`), ...required, builtIn: false };
  if (column.type !== "array") return column;
  return { ...column, items: readType(items?.type, `items.type of ${name}`) };
}

function readType(type: unknown, place: string): ColumnType {
  const known = columnTypes.find((it) => it === type);
  if (!known) throw new Error(`${place} in the schema must be one of ${columnTypes.join(", ")}`);
  return known;
}
