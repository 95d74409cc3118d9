import createClient from "openapi-fetch";
import type { paths } from "../schema.d.ts";

const client = createClient<paths>({ baseUrl: "https://cloud.minapp.com" });

export async function callFive(id: number) {
  const list = await client.GET("/oserve/v2.2/miniapp/user_profile/", {
    params: { query: { where: { score: { $gte: 10 } }, order_by: "-created_at", limit: 50 } },
  });
  const user = await client.GET("/oserve/v2.2/miniapp/user_profile/{id}/", { params: { path: { id } } });
  const updated = await client.PUT("/oserve/v2.6/miniapp/user_profile/{id}/", {
    params: { path: { id } },
    body: { score: { $incr_by: 1 }, tags: { $append_unique: ["vip"] } },
  });
  const bulk = await client.PUT("/oserve/v2.6/miniapp/user_profile/", {
    params: { query: { where: { score: { $lt: 0 } }, limit: 1000 } },
    body: { score: 0 },
  });
  const account = await client.PUT("/oserve/v2.1/miniapp/user/account/{id}/", {
    params: { path: { id } },
    body: { phone: null },
  });
  return [list.data?.objects.length, user.data?.nickname, updated.data?.id, bulk.data, account.data];
}
