import { expect, test } from "vitest";
import { operationAddress, schemaAddress } from "../../src/reference/addresses.ts";
import { listOperations } from "../../src/reference/operations.ts";
import { readDocument } from "../../src/reference/read-document.ts";
import { renderText } from "../../src/reference/render-text.ts";
import { hasOwnPage, usedBy } from "../../src/reference/schemas.ts";
import { tryItOperation } from "../../src/reference/try-it-operation.ts";

const document = readDocument("en");

test("a schema is used by the operations that reach it, at any depth", () => {
  expect(usedBy(document, "Account")).toEqual(["updateUserAccount"]);
  // List, parameter, where, condition, operators, polygon: six steps.
  expect(usedBy(document, "Polygon")).toEqual(["listUsers", "bulkUpdateUsers", "listUserInfoV1"]);
});

test("every schema is used, and has a page or a place on the page of simple ones", () => {
  for (const [name, schema] of Object.entries(document.components.schemas)) {
    expect(usedBy(document, name), name).not.toEqual([]);
    const address = schemaAddress("en", document, name);
    const slug = name.toLowerCase();
    expect(address).toBe(
      hasOwnPage(schema) ? `/en/reference/schemas/${slug}/` : `/en/reference/schemas/#${slug}`,
    );
  }
});

test("a schema that the spec does not have has no address", () => {
  expect(() => schemaAddress("en", document, "Nobody")).toThrow("The spec has no schema Nobody.");
});

test("an operation or a schema that a text names is a link", async () => {
  const html = await renderText(document, "zh-CN", "See `listUsers`, `Where` and `limit`.");
  expect(html).toContain(`<a href="${operationAddress("zh-CN", "listUsers")}"><code>listUsers</code></a>`);
  expect(html).toContain('<a href="/zh-CN/reference/schemas/where/"><code>Where</code></a>');
  expect(html).toContain("<code>limit</code>");
});

test("an operation has the parameters of its path, and knows whether it needs a token", () => {
  const operations = listOperations(document);
  const byId = (id: string) => operations.find(({ operationId }) => operationId === id);
  expect(byId("getUser")?.parameters.map(({ name }) => name)).toEqual(["id", "X-Hydrogen-Env-ID"]);
  expect(operations.filter(({ secured }) => !secured).map(({ operationId }) => operationId)).toEqual([
    "createAuthorizationCode",
    "createAccessToken",
  ]);
});

test("the form knows which operation would change everybody", () => {
  const bulk = listOperations(document)
    .map((operation) => tryItOperation(document, operation))
    .filter((operation) => operation.bulk);
  expect(bulk.map(({ operationId }) => operationId)).toEqual(["bulkUpdateUsers"]);
});
