import { createRequire } from "node:module";
import { Ajv2020 } from "ajv/dist/2020.js";
import standaloneCode from "ajv/dist/standalone/index.js";

/** As much of a bundler's plugin as this is; Vite and Rollup take it. */
interface Plugin {
  name: string;
  resolveId: (id: string) => string | undefined;
  load: (id: string) => string | undefined;
}

interface Schema {
  $ref?: string;
  type?: string | string[];
  oneOf?: Schema[];
  const?: string;
  properties?: Record<string, Schema>;
}

/** What the islands import, see `virtual-where-schema.d.ts`. */
const id = "virtual:where-schema";

/**
 * Gives the playground the query language of the spec as a module: the schema `Where` as code, which a page may run although
 * its policy forbids `eval`, and the names of what there is.
 */
export function whereSchema(): Plugin {
  return {
    name: "where-schema",
    resolveId: (source) => (source === id ? `\0${id}` : undefined),
    load: (resolved) => (resolved === `\0${id}` ? writeModule() : undefined),
  };
}

function writeModule(): string {
  const spec = createRequire(import.meta.url)("@minapp-users/spec/minapp-users.json");
  const schemas: Record<string, Schema> = spec.components.schemas;
  const resolve = (schema: Schema): Schema =>
    schema.$ref ? resolve(schemas[nameOf(schema.$ref)] as Schema) : schema;
  const { Where, Operators, User } = schemas as Record<"Where" | "Operators" | "User", Schema>;
  const columns = Object.entries(withoutTexts(User.properties ?? {}));
  // Those of equal values share their code.
  const codeOf = (column: Schema) =>
    columns.findIndex(([, other]) => JSON.stringify(other) === JSON.stringify(column));
  const operators = Object.entries(Operators.properties ?? {});
  // An operand that is one of several shapes, which its `type` tells.
  const shapes = operators.flatMap(([operator, { oneOf = [] }]) => {
    const refs = oneOf.flatMap(({ $ref }) => ($ref ? [$ref] : []));
    const byType = refs.map(($ref) => [resolve({ $ref }).properties?.type?.const, nameOf($ref)] as const);
    return byType.length > 0 && byType.every(([type]) => type) ? [[operator, byType] as const] : [];
  });

  const ajv = new Ajv2020({
    strict: false,
    validateSchema: false,
    validateFormats: false,
    allErrors: true,
    messages: false,
    unicode: false, // the spec asks only whether a text is empty
    logger: false, // which calls that deprecated
    code: { source: true, esm: true, optimize: 2 },
  });
  ajv.addSchema({ components: { schemas: withoutTexts(schemas) } }, "spec");
  const at = (path: string) => `spec#/components/schemas/${path}`;
  const code = standaloneCode.default(ajv, {
    validateWhere: at("Where"),
    ...Object.fromEntries(
      columns.flatMap(([name, column], index) =>
        codeOf(column) === index ? [[`column${index}`, at(`User/properties/${name}`)]] : [],
      ),
    ),
    ...Object.fromEntries(
      shapes.flatMap(([, byType]) => byType.map(([, name]) => [`shape${name}`, at(name)])),
    ),
  });
  if (code.includes("require(")) throw new Error("The code of the schema Where needs a module of Ajv.");
  const list = (entries: string[]) => `{${entries.join(",")}}`;
  const types = (schema: Schema) =>
    [resolve(schema).type ?? []].flat().map((type) => (type === "integer" ? "number" : type));
  const shapeCode = (byType: (readonly [unknown, string])[]) =>
    list(byType.map(([type, name]) => `${JSON.stringify(type)}:shape${name}`));
  return `${code.replace('"use strict";', "")}
export default {
  validateWhere,
  joins: ${JSON.stringify(Object.keys(Where.properties ?? {}))},
  operators: ${JSON.stringify(operators.map(([name]) => name))},
  columns: ${list(
    columns.map(
      ([name, schema]) =>
        `${JSON.stringify(name)}:{validate:column${codeOf(schema)},types:${JSON.stringify(types(schema))}}`,
    ),
  )},
  shapes: ${list(shapes.map(([operator, byType]) => `${JSON.stringify(operator)}:${shapeCode(byType)}`))},
};
`;
}

/** The code holds parts of the schemas, and a page needs none of their texts. */
function withoutTexts<Part>(part: Part): Part {
  const text = JSON.stringify(part, (key, value) =>
    (key === "description" || key.startsWith("x-")) && typeof value === "string" ? undefined : value,
  );
  return JSON.parse(text) as Part;
}

function nameOf(ref: string): string {
  return ref.slice(ref.lastIndexOf("/") + 1);
}
