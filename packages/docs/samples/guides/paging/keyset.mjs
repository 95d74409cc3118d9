const { MINAPP_BASE_URL, MINAPP_TOKEN } = process.env;

async function* listUsers(where, after = 0) {
  for (let last = after; ; ) {
    const query = new URLSearchParams({
      where: JSON.stringify({ $and: [where, { id: { $gt: last } }] }),
      order_by: "id",
      limit: "1000",
    });
    const response = await fetch(`${MINAPP_BASE_URL}/oserve/v2.2/miniapp/user_profile/?${query}`, {
      headers: { Authorization: `Bearer ${MINAPP_TOKEN}` },
      redirect: "error",
      signal: AbortSignal.timeout(30_000),
    });
    if (!response.ok) throw new Error(`Status ${response.status} behind the id ${last}`);
    const { meta, objects } = await response.json();
    for (const user of objects) {
      if (!(user.id > last)) throw new Error("The users are not sorted by id.");
      last = user.id;
      yield user;
    }
    if (meta.next === null || objects.length === 0) return;
  }
}

let vips = 0;
for await (const user of listUsers({ vip: true })) if (user.vip) vips += 1;
console.log("vip:", vips);
