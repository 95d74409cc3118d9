import { createUsersClient } from "@minapp-users/client";
import type { Connection, Peer, Visit, Walks } from "./peer.ts";

export function connect(connection: Connection): Peer {
  const users = createUsersClient(connection);
  return {
    list: (query) => users.list(query),
    get: (id) => users.get(id),
    update: (id, update) => users.update(id, update),
    updateWhere: (where, update) => users.updateWhere(where, update),
    updateAccount: (id, account) => users.updateAccount(id, account),
  };
}

const walk =
  (options: { prefetch?: boolean; keyset?: boolean }) =>
  async (connection: Connection, limit: number, visit: Visit): Promise<void> => {
    for await (const user of createUsersClient(connection).list({ limit, ...options })) {
      const work = visit(user);
      if (work) await work;
    }
  };

export const walks: Walks = {
  offset: walk({}),
  "offset, prefetch": walk({ prefetch: true }),
  keyset: walk({ keyset: true }),
  "keyset, prefetch": walk({ keyset: true, prefetch: true }),
};
