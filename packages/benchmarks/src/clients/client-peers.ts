/** A client to measure. */
export interface ClientPeer {
  name: string;
  /** In the folder `peers`: makes it do what all of them do. */
  file: string;
}

/** The clients to compare, ours first. */
export const clientPeers = {
  own: { name: "@minapp-users/client", file: "minapp-users.ts" },
  openapiFetch: { name: "openapi-fetch", file: "openapi-fetch.ts" },
  redocly: { name: "redocly generate-client", file: "redocly.ts" },
  heyApi: { name: "hey-api", file: "hey-api.ts" },
  ky: { name: "ky", file: "ky.ts" },
  fetch: { name: "bare fetch", file: "fetch.ts" },
} satisfies Record<string, ClientPeer>;
