import type { PlaygroundData } from "./playground-data.ts";

/** What is sent. */
export interface EncodedWhere {
  /** The query, with its question mark. */
  query: string;
  /** Of the whole URL, in characters. */
  length: number;
}

/**
 * Writes a `where` as it stands in a URL.
 *
 * @param compact - JSON
 */
export function encodeWhere(compact: string, { server, path }: PlaygroundData): EncodedWhere {
  const query = `?where=${encodeURIComponent(compact)}`;
  return { query, length: server.length + path.length + query.length };
}
