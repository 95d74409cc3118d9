const { MINAPP_BASE_URL, MINAPP_TOKEN } = process.env;

const response = await fetch(`${MINAPP_BASE_URL}/oserve/v2.2/miniapp/user_profile/70695404/`, {
  headers: { Authorization: `Bearer ${MINAPP_TOKEN}` },
  redirect: "error",
  signal: AbortSignal.timeout(30_000),
});
if (!response.ok) throw new Error(`Status ${response.status}: ${await response.text()}`);

const user = await response.json();
console.log(JSON.stringify(user, null, 2));
