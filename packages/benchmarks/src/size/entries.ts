import { readFileSync } from "node:fs";
import { join } from "node:path";
import posix from "node:path/posix";
import { clientPeers } from "../clients/client-peers.ts";

/** Something that one imports, and what it costs is measured. */
export interface Entry {
  name: string;
  /** What is imported, in words. */
  imports: string;
  /** What is imported, as a module. */
  source: string;
}

const operations = "listUsers, getUser, updateUser, bulkUpdateUsers, updateUserAccount";

/**
 * Every entry point of our client, whole, and of its peers what the five current operations on users need.
 *
 * @param client - the folder of our client's package
 */
export function entries(client: string): Entry[] {
  const { openapiFetch, redocly, heyApi, ky, fetch } = clientPeers;
  return [
    ...ownEntries(client),
    {
      name: openapiFetch.name,
      imports: "its client with the paths' types, and the function that writes where",
      source: `export { createTypedClient } from "./typed-client.ts";`,
    },
    {
      name: redocly.name,
      imports: "its client with pagination, and the five operations",
      source: `export { client, ${operations} } from "./redocly/client.ts";`,
    },
    {
      name: heyApi.name,
      imports: "its client and the five operations",
      source: `export { client } from "./hey-api/client.gen.ts";
        export { ${operations} } from "./hey-api/sdk.gen.ts";`,
    },
    {
      name: ky.name,
      imports: "ky and five small calls",
      source: `export { connect } from "./ky.ts";`,
    },
    {
      name: fetch.name,
      imports: "five small calls",
      source: `export { connect } from "./fetch.ts";`,
    },
  ];
}

/** What our package exports to be imported, its root first. */
function ownEntries(client: string): Entry[] {
  const { name, exports } = JSON.parse(readFileSync(join(client, "package.json"), "utf8")) as {
    name: string;
    exports: Record<string, unknown>;
  };
  return Object.keys(exports)
    .filter((path) => !path.endsWith(".json"))
    .map((path) => ({
      name: posix.join(name, path),
      imports: path === "." ? "all of it, openapi-fetch included" : "all of it, by itself",
      source: `export * from ${JSON.stringify(posix.join(name, path))};`,
    }));
}
