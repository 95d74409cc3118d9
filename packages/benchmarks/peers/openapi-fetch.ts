import type { Connection, ListQuery, Peer, User, Visit, Walks } from "./peer.ts";
import { createTypedClient } from "./typed-client.ts";

function dataOf<Data>({ data, response }: { data?: Data; response: Response }): Data {
  if (data === undefined) throw new Error(`the API answers ${response.status}`);
  return data;
}

export function connect(connection: Connection): Peer {
  const client = createTypedClient(connection);
  return {
    list: async (query) =>
      dataOf(await client.GET("/oserve/v2.2/miniapp/user_profile/", { params: { query } })),
    get: async (id) =>
      dataOf(await client.GET("/oserve/v2.2/miniapp/user_profile/{id}/", { params: { path: { id } } })),
    update: async (id, body) =>
      dataOf(await client.PUT("/oserve/v2.6/miniapp/user_profile/{id}/", { params: { path: { id } }, body })),
    updateWhere: async (where, body) =>
      dataOf(
        await client.PUT("/oserve/v2.6/miniapp/user_profile/", {
          params: { query: { where, limit: 1000 } },
          body,
        }),
      ),
    updateAccount: async (id, body) =>
      dataOf(await client.PUT("/oserve/v2.1/miniapp/user/account/{id}/", { params: { path: { id } }, body })),
  };
}

/** The loop that one writes by hand: page after page, until there is no next one. */
const walk =
  (nextPage: (seen: number, last: User | undefined) => ListQuery) =>
  async (connection: Connection, limit: number, visit: Visit): Promise<void> => {
    const users = connect(connection);
    let last: User | undefined;
    for (let seen = 0; ; ) {
      const { meta, objects } = await users.list({ ...nextPage(seen, last), limit });
      for (const user of objects) {
        const work = visit(user);
        if (work) await work;
      }
      if (meta.next === null) return;
      seen += objects.length;
      last = objects.at(-1);
    }
  };

export const walks: Walks = {
  "loop by offset": walk((offset) => ({ offset })),
  "loop by keyset": walk((_seen, last) => ({
    order_by: "id",
    ...(last && { where: { id: { $gt: last.id } } }),
  })),
};
