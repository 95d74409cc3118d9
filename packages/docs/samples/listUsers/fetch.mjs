const { MINAPP_BASE_URL, MINAPP_TOKEN } = process.env;

const query = new URLSearchParams({
  where: JSON.stringify({ test: { $eq: "test" } }),
  order_by: "created_at",
  return_total_count: "1",
});
const response = await fetch(`${MINAPP_BASE_URL}/oserve/v2.2/miniapp/user_profile/?${query}`, {
  headers: { Authorization: `Bearer ${MINAPP_TOKEN}` },
  redirect: "error",
  signal: AbortSignal.timeout(30_000),
});
if (!response.ok) throw new Error(`Status ${response.status}: ${await response.text()}`);

const page = await response.json();
console.log(JSON.stringify(page, null, 2));
