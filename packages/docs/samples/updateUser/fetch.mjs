const { MINAPP_BASE_URL, MINAPP_TOKEN } = process.env;

const response = await fetch(`${MINAPP_BASE_URL}/oserve/v2.6/miniapp/user_profile/70695404/`, {
  method: "PUT",
  headers: { Authorization: `Bearer ${MINAPP_TOKEN}`, "Content-Type": "application/json" },
  body: JSON.stringify({ test: "changed_from_open_api" }),
  redirect: "error",
  signal: AbortSignal.timeout(30_000),
});
if (!response.ok) throw new Error(`Status ${response.status}: ${await response.text()}`);

const user = await response.json();
console.log(JSON.stringify(user, null, 2));
