import ky from "ky";
import type { Connection, Peer } from "./peer.ts";

export function connect({ token, ...rest }: Connection): Peer {
  const api = ky.create({ ...rest, headers: { Authorization: `Bearer ${token}` } });
  return {
    list: ({ where, ...query }) =>
      api
        .get("/oserve/v2.2/miniapp/user_profile/", {
          searchParams: { ...query, ...(where && { where: JSON.stringify(where) }) },
        })
        .json(),
    get: (id) => api.get(`/oserve/v2.2/miniapp/user_profile/${id}/`).json(),
    update: (id, update) => api.put(`/oserve/v2.6/miniapp/user_profile/${id}/`, { json: update }).json(),
    updateWhere: (where, update) =>
      api
        .put("/oserve/v2.6/miniapp/user_profile/", {
          searchParams: { where: JSON.stringify(where), limit: 1000 },
          json: update,
        })
        .json(),
    updateAccount: (id, account) =>
      api.put(`/oserve/v2.1/miniapp/user/account/${id}/`, { json: account }).json(),
  };
}
