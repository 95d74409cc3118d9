interface Parameter {
  $ref?: string;
  name: string;
  schema: { minimum?: number; maximum?: number; enum?: number[] };
}
interface Operation {
  operationId?: string;
  description?: string;
  deprecated?: boolean;
  parameters?: Parameter[];
}
/** As much of the spec as the scripts here need. */
export interface Spec {
  servers: [{ url: string; "x-minapp-max-url-length": number }];
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, { properties?: Record<string, object> }> };
}

/** What the client checks before it sends a write: the names that the spec knows, and the bounds of parameters. */
export function writeVocabulary(spec: Spec): string {
  const { schemas } = spec.components;
  const namesIn = (schema: string) => Object.keys(schemas[schema]?.properties ?? {});
  const parametersOf = (operationId: string) => {
    const operation = Object.values(spec.paths)
      .flatMap((path) => Object.values(path))
      .find((it) => it.operationId === operationId);
    const parameters =
      operation?.parameters?.map((it) => (it.$ref ? atPointer(spec, it.$ref) : it) as Parameter) ?? [];
    return Object.fromEntries(parameters.map(({ name, schema }) => [name, boundsOf(schema)]));
  };
  const [server] = spec.servers;
  const vocabulary = {
    serverUrl: server.url,
    maxUrlLength: server["x-minapp-max-url-length"],
    joins: namesIn("Where"),
    operators: namesIn("Operators"),
    updateParts: namesIn("UserUpdate"),
    columnOperations: namesIn("ColumnOperation"),
    unrepeatable: namesIn("ColumnOperation").filter((name) => {
      const operation = schemas.ColumnOperation?.properties?.[name] as { "x-minapp-repeatable"?: boolean };
      return operation["x-minapp-repeatable"] === false;
    }),
    accountFields: namesIn("AccountUpdate"),
    queries: { listUsers: parametersOf("listUsers"), bulkUpdateUsers: parametersOf("bulkUpdateUsers") },
  };
  const empty = [...Object.values(vocabulary), ...Object.values(vocabulary.queries)].some(
    (part) => typeof part !== "number" && Object.keys(part).length === 0,
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

/** The smallest and largest integer; an enumeration of integers without a gap is one of them, too. */
function boundsOf({ minimum, maximum, enum: values }: Parameter["schema"]): number[] {
  if (!values) return [minimum ?? [], maximum ?? []].flat();
  const [first, last] = [Math.min(...values), Math.max(...values)];
  if (values.length === last - first + 1) return [first, last];
  throw new Error(`the client cannot check a parameter that is one of ${values.join(", ")}`);
}

function atPointer(spec: Spec, ref: string): unknown {
  return ref
    .split("/")
    .slice(1)
    .reduce<unknown>((node, key) => (node as Record<string, unknown>)[key], spec);
}
