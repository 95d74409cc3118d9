import { createClient, createConfig } from "./hey-api/client/index.ts";
import { bulkUpdateUsers, getUser, listUsers, updateUser, updateUserAccount } from "./hey-api/sdk.gen.ts";
import type { Connection, Peer } from "./peer.ts";

export function connect({ token, ...rest }: Connection): Peer {
  const client = createClient(createConfig({ ...rest, auth: token }));
  const options = { client, throwOnError: true } as const;
  return {
    // It types `where` as text, which the caller writes.
    list: async ({ where, ...query }) => {
      const { data } = await listUsers({
        ...options,
        query: { ...query, ...(where && { where: JSON.stringify(where) }) },
      });
      return data;
    },
    get: async (id) => (await getUser({ ...options, path: { id } })).data,
    update: async (id, body) => (await updateUser({ ...options, path: { id }, body })).data,
    updateWhere: async (where, body) =>
      (
        await bulkUpdateUsers({
          ...options,
          query: { where: JSON.stringify(where), limit: 1000 },
          body,
        })
      ).data,
    updateAccount: async (id, body) => (await updateUserAccount({ ...options, path: { id }, body })).data,
  };
}
