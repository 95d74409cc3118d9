const { MINAPP_URL, MINAPP_TOKEN } = process.env;
const response = await fetch(`${MINAPP_URL}/oserve/v2.6/miniapp/user_profile/70695404/`, {
  method: "PUT",
  headers: { Authorization: `Bearer ${MINAPP_TOKEN}`, "Content-Type": "application/json" },
  body: JSON.stringify({ test: "changed_from_open_api" }),
});
if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
console.log(JSON.stringify(await response.json()));
