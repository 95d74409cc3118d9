import type { Label } from "../labels.ts";
import type { Schema } from "./openapi.ts";

/** The end of the name of a label. */
type Name<Prefix extends string> = Label extends infer One
  ? One extends `${Prefix}${infer Rest}`
    ? Rest
    : never
  : never;

/** What a schema demands besides the type: the key of a label, and the value as code. */
export interface Constraint {
  label: Name<"reference.constraint.">;
  values: string[];
}

const json = (value: unknown): string => JSON.stringify(value);

/** The demands of a schema that a reader has to know, in a fixed order. */
export function constraintsOf(schema: Schema): Constraint[] {
  const found: Constraint[] = [];
  const add = (label: Constraint["label"], ...values: unknown[]) => {
    const given = values.filter((value) => value !== undefined);
    if (given.length > 0)
      found.push({ label, values: given.map((value) => (typeof value === "string" ? value : json(value))) });
  };
  add("default", schema.default === undefined ? undefined : json(schema.default));
  add("enum", ...(schema.enum ?? []).map(json));
  add("const", schema.const === undefined ? undefined : json(schema.const));
  add("format", schema.format);
  add("minimum", schema.minimum);
  add("maximum", schema.maximum);
  // One character, item or property at least is said as "not empty".
  if ([schema.minLength, schema.minItems, schema.minProperties].includes(1))
    found.push({ label: "notEmpty", values: [] });
  const more = (bound?: number) => (bound === 1 ? undefined : bound);
  add("minLength", more(schema.minLength));
  add("maxLength", schema.maxLength);
  add("minItems", more(schema.minItems));
  add("maxItems", schema.maxItems);
  add("maxProperties", schema.maxProperties);
  add("pattern", schema.pattern);
  add("notPattern", schema.not?.pattern);
  add("propertyNames", schema.propertyNames?.pattern);
  return found;
}
