import { expect, test } from "vitest";
import { expandJsonParameters } from "../../src/single-page/expand-json-parameters.ts";
import { nameOperations } from "../../src/single-page/name-operations.ts";

const json = { type: "string", contentMediaType: "application/json", contentSchema: { type: "object" } };
const content = { "application/json": { schema: { type: "object" } } };

test("JSON in a string parameter is shown as what it holds, wherever the parameter stands", () => {
  const id = { name: "id", in: "path", schema: { type: "string" } };
  const document = (where: object) => ({
    openapi: "3.1.0",
    paths: {
      "/users/": {
        parameters: [id, where],
        get: { parameters: [where, { $ref: "#/components/parameters/Where" }] },
      },
    },
    components: { parameters: { Where: where, Id: id }, schemas: { Where: json } },
  });
  const examples = { all: { value: "{}" } };
  const referring = { name: "where", in: "query", schema: { $ref: "#/components/schemas/Where" }, examples };
  const shown = { name: "where", in: "query", examples, content };
  const original = document(referring);
  expect(expandJsonParameters(original)).toEqual(document(shown));
  expect(original).toEqual(document(referring));
  expect(expandJsonParameters(document({ ...referring, schema: json }))).toEqual(document(shown));
});

test("a document without components or parameters stays as it is", () => {
  const document = { openapi: "3.1.0", paths: { "/": { get: { responses: {} } } } };
  expect(expandJsonParameters(document)).toEqual({ ...document, components: undefined });
});

test("operations are named, and linked where they are", () => {
  const document = {
    paths: {
      "/users/": {
        get: { operationId: "listUsers", tags: ["All users"], description: "See `getUser` and `limit`." },
        put: { operationId: "getUser", tags: ["One"] },
      },
    },
    components: {
      schemas: { User: { description: "From `listUsers`.", example: { description: "`getUser`" } } },
    },
  };
  expect(nameOperations(document, "Operation id")).toEqual({
    paths: {
      "/users/": {
        get: {
          operationId: "listUsers",
          tags: ["All users"],
          description: "See [`getUser`](#/one/getuser) and `limit`.\n\nOperation id: `listUsers`",
        },
        put: { operationId: "getUser", tags: ["One"], description: "\n\nOperation id: `getUser`" },
      },
    },
    components: {
      schemas: {
        User: {
          description: "From [`listUsers`](#/all-users/listusers).",
          example: { description: "`getUser`" },
        },
      },
    },
  });
});
