// The one place that knows openapi-typescript: the bundled spec in, src/generated/ out.
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import openapiTS, {
  astToString,
  type OpenAPITSOptions,
  stringToAST,
  transformSchemaObject,
  tsIntersection,
  tsUnion,
} from "openapi-typescript";
import ts from "typescript";
import { writeDeprecations } from "./deprecations.ts";
import { type Spec, writeVocabulary } from "./vocabulary.ts";

const specFile = fileURLToPath(import.meta.resolve("@minapp-users/spec/minapp-users.json"));
const outFolder = fileURLToPath(new URL("../src/generated/", import.meta.url));

/** Schemas that `typeOf` has rewritten: it must not meet its own work again. */
const rewritten = new WeakSet<object>();

/** An object without a name that begins with a dollar sign. */
const [alias] = stringToAST("type T = { [operator: `$${string}`]: never }");
const noOperators = (alias as ts.TypeAliasDeclaration).type;

/** What openapi-typescript does not know of JSON Schema 2020-12 and this spec needs. */
const typeOf: OpenAPITSOptions["transform"] = (schema, options) => {
  // JSON in a string: callers pass the value, the client writes the JSON.
  if ("contentSchema" in schema) {
    return transformSchemaObject(schema.contentSchema as typeof schema, options);
  }
  // TypeScript checks named properties against the index signature as well, so that must admit them.
  if ("patternProperties" in schema && "properties" in schema && !rewritten.has(schema)) {
    const copy = { ...schema, patternProperties: { ...schema.properties, ...schema.patternProperties } };
    rewritten.add(copy);
    return transformSchemaObject(copy, options);
  }
  // Names that cannot begin with a dollar sign: else every misspelt operator would pass for a value.
  if ("propertyNames" in schema && excludesOperators(schema.propertyNames) && !rewritten.has(schema)) {
    const copy = { ...schema };
    rewritten.add(copy);
    const type = transformSchemaObject(copy, options);
    const members = ts.isUnionTypeNode(type) ? type.types : [type];
    return tsUnion(members.map((it) => (ts.isTypeLiteralNode(it) ? tsIntersection([it, noOperators]) : it)));
  }
  return undefined;
};

function excludesOperators(names: unknown): boolean {
  const { pattern } = names as { pattern?: string };
  return pattern !== undefined && !new RegExp(pattern).test("$a");
}

/** Writes a file whole or not at all. */
function write(name: string, text: string): void {
  writeFileSync(`${outFolder}${name}.part`, text);
  renameSync(`${outFolder}${name}.part`, `${outFolder}${name}`);
  console.log(`src/generated/${name}: ${text.split("\n").length} lines`);
}

try {
  const spec: Spec = JSON.parse(readFileSync(specFile, "utf8"));
  const types = astToString(await openapiTS(structuredClone(spec) as never, { transform: typeOf }));
  const vocabulary = writeVocabulary(spec);
  const deprecations = writeDeprecations(spec);
  mkdirSync(outFolder, { recursive: true });
  write("schema.ts", types);
  write("vocabulary.ts", vocabulary);
  write("deprecations.ts", deprecations);
} catch (error) {
  const missing = (error as NodeJS.ErrnoException).code === "ENOENT";
  const why = missing ? "it is not built, run `pnpm build`" : (error as Error).message;
  console.error(`Cannot generate types from ${specFile}: ${why}`);
  process.exitCode = 1;
}
