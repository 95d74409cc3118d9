const { MINAPP_URL, MINAPP_TOKEN } = process.env;
const response = await fetch(`${MINAPP_URL}/oserve/v2.1/miniapp/user/account/70695404/`, {
  method: "PUT",
  headers: { Authorization: `Bearer ${MINAPP_TOKEN}`, "Content-Type": "application/json" },
  body: JSON.stringify({ username: "pretty_girl" }),
});
if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
console.log(JSON.stringify(await response.json()));
