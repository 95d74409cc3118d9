import { expect, test } from "vitest";
import type { Document, Schema } from "../../src/reference/openapi.ts";
import { type TypeWords, typeOf } from "../../src/reference/type-of.ts";

const words: TypeWords = {
  arrayOf: "{type} 数组",
  jsonOf: "JSON text of {type}",
  or: " or ",
  any: "any value",
  names: { string: "text", null: "null" },
};

const document = {
  components: { schemas: { User: { type: "object", properties: {} }, Id: { type: "integer" } } },
} as unknown as Document;

const user = { $ref: "#/components/schemas/User" };

test.each<[string, Schema, object[]]>([
  ["a plain type", { type: "string" }, [{ text: "text" }]],
  ["a type without a word of its own", { type: "integer" }, [{ text: "integer" }]],
  ["several types", { type: ["string", "null"] }, [{ text: "text or null" }]],
  ["no type", {}, [{ text: "any value" }]],
  ["a schema with a page", user, [{ schema: "User" }]],
  ["a schema without a page", { $ref: "#/components/schemas/Id" }, [{ text: "integer" }]],
  ["an array", { type: "array", items: user }, [{ schema: "User" }, { text: " 数组" }]],
  ["an array of anything", { type: "array" }, [{ text: "array" }]],
  [
    "JSON in a text",
    { type: "string", contentSchema: user },
    [{ text: "JSON text of " }, { schema: "User" }],
  ],
  [
    "alternatives",
    { oneOf: [user, { type: "string" }] },
    [{ schema: "User" }, { text: " or " }, { text: "text" }],
  ],
])("%s", (_, schema, parts) => {
  expect(typeOf(document, schema, words)).toEqual(parts);
});
