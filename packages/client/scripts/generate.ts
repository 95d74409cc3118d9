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

const specFile = fileURLToPath(import.meta.resolve("@minapp-users/spec/minapp-users.json"));
const outFolder = fileURLToPath(new URL("../src/generated/", import.meta.url));

interface Parameter {
  $ref?: string;
  name: string;
  schema: { minimum?: number; maximum?: number; enum?: unknown[] };
}
/** As much of the spec as the vocabulary needs. */
interface Spec {
  paths: Record<string, Record<string, { operationId?: string; parameters?: Parameter[] }>>;
  components: { schemas: Record<string, { properties?: object }> };
}

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

/** What the client checks before it sends a write: the names that the spec knows, and the bounds of parameters. */
function writeVocabulary(spec: Spec): string {
  const { schemas } = spec.components;
  const namesIn = (schema: string) => Object.keys(schemas[schema]?.properties ?? {});
  const parametersOf = (operationId: string) => {
    const operation = Object.values(spec.paths)
      .flatMap((path) => Object.values(path))
      .find((it) => it.operationId === operationId);
    const parameters =
      operation?.parameters?.map((it) => (it.$ref ? atPointer(spec, it.$ref) : it) as Parameter) ?? [];
    return Object.fromEntries(
      parameters.map(({ name, schema: { minimum, maximum, enum: values } }) => [
        name,
        { minimum, maximum, values },
      ]),
    );
  };
  const vocabulary = {
    joins: namesIn("Where"),
    operators: namesIn("Operators"),
    updateParts: namesIn("UserUpdate"),
    columnOperations: namesIn("ColumnOperation"),
    accountFields: namesIn("AccountUpdate"),
    queries: { listUsers: parametersOf("listUsers"), bulkUpdateUsers: parametersOf("bulkUpdateUsers") },
  };
  const empty = [...Object.values(vocabulary), ...Object.values(vocabulary.queries)].some(
    (part) => Object.keys(part).length === 0,
  );
  if (empty) throw new Error("a schema or operation that the client checks writes with is gone");
  return Object.entries(vocabulary)
    .map(([name, value]) => {
      const text = JSON.stringify(value, null, 2);
      return Array.isArray(value)
        ? `export const ${name}: readonly string[] = ${text};\n`
        : `export const ${name} = ${text} as const;\n`;
    })
    .join("\n");
}

function atPointer(spec: Spec, ref: string): unknown {
  return ref
    .split("/")
    .slice(1)
    .reduce<unknown>((node, key) => (node as Record<string, unknown>)[key], spec);
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
  mkdirSync(outFolder, { recursive: true });
  write("schema.ts", types);
  write("vocabulary.ts", vocabulary);
} catch (error) {
  const missing = (error as NodeJS.ErrnoException).code === "ENOENT";
  const why = missing ? "it is not built, run `pnpm build`" : (error as Error).message;
  console.error(`Cannot generate types from ${specFile}: ${why}`);
  process.exitCode = 1;
}
