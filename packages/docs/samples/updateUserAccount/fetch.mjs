const { MINAPP_BASE_URL, MINAPP_TOKEN } = process.env;

const response = await fetch(`${MINAPP_BASE_URL}/oserve/v2.1/miniapp/user/account/70695404/`, {
  method: "PUT",
  headers: { Authorization: `Bearer ${MINAPP_TOKEN}`, "Content-Type": "application/json" },
  body: JSON.stringify({ username: "pretty_girl" }),
  redirect: "error",
  signal: AbortSignal.timeout(30_000),
});
if (!response.ok) throw new Error(`Status ${response.status}: ${await response.text()}`);

const account = await response.json();
console.log(JSON.stringify(account, null, 2));
