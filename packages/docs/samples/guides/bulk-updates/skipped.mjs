const { MINAPP_BASE_URL, MINAPP_TOKEN } = process.env;

async function send(path, init) {
  const response = await fetch(MINAPP_BASE_URL + path, {
    ...init,
    headers: { Authorization: `Bearer ${MINAPP_TOKEN}`, "Content-Type": "application/json" },
    redirect: "error",
    signal: AbortSignal.timeout(30_000),
  });
  if (!response.ok) throw new Error(`Status ${response.status}: ${await response.text()}`);
  return response.json();
}

const where = encodeURIComponent(JSON.stringify({ score: { $lt: 0 } }));

// Not like this: the update takes users out of the filter, and `next` counts on them.
let next = `/oserve/v2.6/miniapp/user_profile/?where=${where}&limit=2&offset=0`;
while (next) {
  const result = await send(next, { method: "PUT", body: JSON.stringify({ score: 0 }) });
  console.log("offset", result.offset, "succeed", result.succeed);
  next = result.next;
}

const query = `where=${where}&limit=1&return_total_count=1`;
const { meta } = await send(`/oserve/v2.2/miniapp/user_profile/?${query}`);
console.log("still below 0:", meta.total_count);
