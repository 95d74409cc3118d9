const { MINAPP_BASE_URL, MINAPP_TOKEN } = process.env;

const query = new URLSearchParams({
  gender: "1",
  created_at__gte: "1483228800",
  order_by: "-created_at",
});
const response = await fetch(`${MINAPP_BASE_URL}/oserve/v1/miniapp/user-profile/?${query}`, {
  headers: { Authorization: `Bearer ${MINAPP_TOKEN}` },
  redirect: "error",
  signal: AbortSignal.timeout(30_000),
});
if (!response.ok) throw new Error(`Status ${response.status}: ${await response.text()}`);

const page = await response.json();
console.log(JSON.stringify(page, null, 2));
