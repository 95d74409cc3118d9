import type { Connection, Peer, Visit, Walks } from "./peer.ts";
import {
  createClient,
  OPERATIONS,
  type OperationId,
  type OperationPath,
  type OperationTag,
  type Ops,
} from "./redocly/client.ts";

function createUsers({ baseUrl, token, fetch }: Connection) {
  return createClient<Ops, OperationId, OperationPath, OperationTag>(OPERATIONS, {
    serverUrl: baseUrl,
    auth: { bearer: token },
    ...(fetch && { fetch }),
  });
}

export function connect(connection: Connection): Peer {
  const users = createUsers(connection);
  return {
    // It types `where` as text, which the caller writes.
    list: ({ where, ...query }) =>
      users.listUsers({ query: { ...query, ...(where && { where: JSON.stringify(where) }) } }),
    get: (id) => users.getUser({ path: { id } }),
    update: (id, update) => users.updateUser({ path: { id }, body: update }),
    updateWhere: (where, update) =>
      users.bulkUpdateUsers({
        query: { where: JSON.stringify(where), limit: 1000 },
        body: update,
      }),
    updateAccount: (id, account) => users.updateUserAccount({ path: { id }, body: account }),
  };
}

/** Its own pagination, as redocly.yaml sets it up. */
export const walks: Walks = {
  ".items() by offset": async (connection: Connection, limit: number, visit: Visit) => {
    for await (const user of createUsers(connection).listUsers.items({ query: { limit } })) {
      const work = visit(user);
      if (work) await work;
    }
  },
};
