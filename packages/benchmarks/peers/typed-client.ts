import createClient, { type Client } from "openapi-fetch";
import type { Connection } from "./peer.ts";
import type { paths } from "./schema.d.ts";

/** openapi-fetch as it comes, but for `where`: it writes no JSON into a query by itself. */
export function createTypedClient({ baseUrl, token, ...rest }: Connection): Client<paths> {
  return createClient<paths>({
    baseUrl,
    headers: { Authorization: `Bearer ${token}` },
    querySerializer: (query) =>
      Object.entries(query)
        .map(([name, value]) => `${name}=${encodeURIComponent(writeValue(value))}`)
        .join("&"),
    ...rest,
  });
}

function writeValue(value: unknown): string {
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
