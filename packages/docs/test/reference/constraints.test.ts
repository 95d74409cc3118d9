import { expect, test } from "vitest";
import { labels } from "../../src/labels.ts";
import { constraintsOf } from "../../src/reference/constraints.ts";
import { locales } from "../../src/reference/locales.ts";
import type { Schema } from "../../src/reference/openapi.ts";
import { readDocument } from "../../src/reference/read-document.ts";

test("bounds, defaults and patterns, each with its value", () => {
  const schema: Schema = { type: "integer", minimum: 0, maximum: 1000, default: 20, enum: [0, 1] };
  expect(constraintsOf(schema)).toEqual([
    { label: "default", values: ["20"] },
    { label: "enum", values: ["0", "1"] },
    { label: "minimum", values: ["0"] },
    { label: "maximum", values: ["1000"] },
  ]);
});

test("texts are shown as JSON where they are values, and as they are where they are patterns", () => {
  expect(constraintsOf({ default: "a", const: "b", pattern: "^c$", format: "email" })).toEqual([
    { label: "default", values: ['"a"'] },
    { label: "const", values: ['"b"'] },
    { label: "format", values: ["email"] },
    { label: "pattern", values: ["^c$"] },
  ]);
});

test.each<Schema>([{ minLength: 1 }, { minItems: 1 }, { minProperties: 1 }])("%j is not empty", (schema) => {
  expect(constraintsOf(schema)).toEqual([{ label: "notEmpty", values: [] }]);
});

test("what has to do with names, and what must not be", () => {
  expect(
    constraintsOf({
      minItems: 4,
      maxProperties: 1,
      propertyNames: { pattern: "^a" },
      not: { pattern: "^b" },
    }),
  ).toEqual([
    { label: "minItems", values: ["4"] },
    { label: "maxProperties", values: ["1"] },
    { label: "notPattern", values: ["^b"] },
    { label: "propertyNames", values: ["^a"] },
  ]);
});

test("every demand of the spec has a word in each language", () => {
  const found = new Set(
    Object.values(readDocument("en").components.schemas).flatMap((schema) =>
      [schema, ...Object.values(schema.properties ?? {})].flatMap((one) =>
        constraintsOf(one).map(({ label }) => label),
      ),
    ),
  );
  expect(found.size).toBeGreaterThan(8);
  for (const locale of locales) {
    for (const label of found) expect(labels(locale)(`reference.constraint.${label}`)).toBeTruthy();
  }
});
