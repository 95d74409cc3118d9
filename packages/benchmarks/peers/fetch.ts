import type { Connection, ListQuery, Peer } from "./peer.ts";

/** What one writes by hand without any client: no retries, no timeouts, no paging, no types but those claimed. */
export function connect({ baseUrl, token, fetch = globalThis.fetch }: Connection): Peer {
  const send = async (path: string, method: string, body?: object) => {
    const response = await fetch(`${baseUrl}/oserve/${path}`, {
      method,
      headers: { Authorization: `Bearer ${token}`, ...(body && { "Content-Type": "application/json" }) },
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`the API answers ${response.status} to ${method} ${path}`);
    return response.json();
  };
  return {
    list: (query) => send(`v2.2/miniapp/user_profile/?${writeQuery(query)}`, "GET"),
    get: (id) => send(`v2.2/miniapp/user_profile/${id}/`, "GET"),
    update: (id, update) => send(`v2.6/miniapp/user_profile/${id}/`, "PUT", update),
    updateWhere: (where, update) =>
      send(`v2.6/miniapp/user_profile/?${writeQuery({ where, limit: 1000 })}`, "PUT", update),
    updateAccount: (id, account) => send(`v2.1/miniapp/user/account/${id}/`, "PUT", account),
  };
}

function writeQuery({ where, ...query }: ListQuery): string {
  const texts = Object.entries(query).map(([name, value]) => [name, `${value}`]);
  return `${new URLSearchParams([...texts, ...(where ? [["where", JSON.stringify(where)]] : [])])}`;
}
