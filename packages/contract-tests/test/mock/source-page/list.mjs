const { MINAPP_URL, MINAPP_TOKEN } = process.env;
const where = JSON.stringify({ test: { $eq: "test" } });
const query = new URLSearchParams({ where, return_total_count: "1" });
const response = await fetch(`${MINAPP_URL}/oserve/v2.2/miniapp/user_profile/?${query}`, {
  headers: { Authorization: `Bearer ${MINAPP_TOKEN}` },
});
if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
console.log(JSON.stringify(await response.json()));
