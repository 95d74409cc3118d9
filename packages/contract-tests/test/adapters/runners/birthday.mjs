// The code under test: a service that counts the birthdays of users.
import { createUsersClient } from "@minapp-users/client";

/**
 * @param {{ url: string, token: string }} api
 * @param {number} id
 */
export async function celebrate({ url, token }, id) {
  const users = createUsersClient({ token, baseUrl: url });
  return await users.update(id, { birthdays: { $incr_by: 1 } });
}

/**
 * The same without the client, and with a mistake: the number is sent as words, and the answer is not looked at.
 *
 * @param {{ url: string, token: string }} api
 * @param {number} id
 */
export async function celebrateCarelessly({ url, token }, id) {
  await fetch(`${url}/oserve/v2.6/miniapp/user_profile/${id}/`, {
    method: "PUT",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    body: JSON.stringify({ birthdays: { $incr_by: "1" } }),
  });
}
