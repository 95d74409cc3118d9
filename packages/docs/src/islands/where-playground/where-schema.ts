/** As much of an error of Ajv as is looked at. */
export interface SchemaError {
  /** A JSON pointer. */
  instancePath: string;
  keyword: string;
  params: Readonly<Record<string, unknown>>;
}

/** The code of a schema. */
export interface Validate {
  (value: unknown): boolean;
  errors?: SchemaError[] | null;
}

/** The query language of the spec, as code: what `whereSchema()` of the bundler gives. */
export interface WhereSchema {
  /** The schema `Where`. */
  validateWhere: Validate;
  /** `$and` and `$or`. */
  joins: readonly string[];
  /** The operators of a column. */
  operators: readonly string[];
  /** The built-in columns: the schema of their values, and the types that they are ordered among. */
  columns: Readonly<Record<string, { validate: Validate; types: readonly string[] }>>;
  /** By operator: the schemas that its operand can have, by the operand's `type`. */
  shapes: Readonly<Record<string, Readonly<Record<string, Validate>>>>;
}
