/** What the playground is told by its page. */
export interface PlaygroundData {
  /** What is before the path in a URL that the service gets. */
  server: string;
  /** Of the operation that lists users. */
  path: string;
  /** The most characters that a URL may have. */
  longestUrl: number;
  /** The spec's examples of `where`, in the page's language. */
  examples: { label: string; where: string }[];
}

/** As much of the bundled spec as is read here. */
interface Document {
  servers: readonly { url: string; "x-minapp-max-url-length"?: number }[];
  paths: Readonly<Record<string, unknown>>;
}

interface Operation {
  operationId?: string;
  parameters?: readonly {
    name?: string;
    examples?: Readonly<Record<string, { summary?: string; value?: unknown }>>;
  }[];
}

/**
 * Takes out of the spec what the playground shows. For the page that it is on, when the site is built.
 *
 * @param document - the bundled spec in the language of the page
 * @throws Error when the spec has no limit for URLs or no list of users
 */
export function playgroundData(document: Document): PlaygroundData {
  const operations = Object.entries(document.paths).flatMap(([path, item]) =>
    Object.values(item as Record<string, Operation>).map((operation) => ({ path, operation })),
  );
  const [server] = document.servers;
  const list = operations.find(({ operation }) => operation.operationId === "listUsers");
  const longestUrl = server?.["x-minapp-max-url-length"];
  if (!server || !list || !longestUrl)
    throw new Error("The spec has no limit for URLs, or no operation listUsers.");
  const byWhere = new Map<string, string>();
  for (const { operation } of operations) {
    const where = (operation.parameters ?? []).find(({ name }) => name === "where");
    for (const { summary = "", value } of Object.values(where?.examples ?? {})) {
      if (typeof value === "string" && !byWhere.has(value)) byWhere.set(value, summary);
    }
  }
  const examples = [...byWhere].map(([where, label]) => ({ label, where }));
  return { server: server.url, path: list.path, longestUrl, examples };
}
