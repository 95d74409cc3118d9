const { MINAPP_URL, MINAPP_TOKEN } = process.env;
const where = JSON.stringify({ test: { $eq: "test" } });
const query = new URLSearchParams({ where, limit: "1000" });
const response = await fetch(`${MINAPP_URL}/oserve/v2.6/miniapp/user_profile/?${query}`, {
  method: "PUT",
  headers: { Authorization: `Bearer ${MINAPP_TOKEN}`, "Content-Type": "application/json" },
  body: JSON.stringify({ test: "test" }),
});
if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
console.log(JSON.stringify(await response.json()));
