/** What a link to another page is made of. */
export interface LinkBase {
  /** The path of the request, or the whole URL up to the query. */
  path: string;
  /** The names of the query parameters, in the order of the spec. */
  names: readonly string[];
  /** The query of the request. */
  query: Readonly<Record<string, unknown>>;
}

/** A link to another page of the same list: the same query with another `limit` and `offset`. */
export function pageLink({ path, names, query }: LinkBase, limit: number, offset: number): string {
  const values: Record<string, unknown> = { ...query, limit, offset };
  const given = names.filter((name) => values[name] !== undefined);
  return `${path}?${new URLSearchParams(given.map((name): [string, string] => [name, String(values[name])]))}`;
}
