interface Parameter {
  $ref?: string;
  name: string;
  schema: { minimum?: number; maximum?: number; enum?: unknown[] };
}
/** As much of the spec as the vocabulary needs. */
export interface Spec {
  servers: [{ url: string }];
  paths: Record<string, Record<string, { operationId?: string; parameters?: Parameter[] }>>;
  components: { schemas: Record<string, { properties?: object }> };
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
    return Object.fromEntries(
      parameters.map(({ name, schema: { minimum, maximum, enum: values } }) => [
        name,
        { minimum, maximum, values },
      ]),
    );
  };
  const [server] = spec.servers;
  const vocabulary = {
    serverUrl: server.url,
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
