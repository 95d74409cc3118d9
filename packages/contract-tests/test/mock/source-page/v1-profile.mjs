const { MINAPP_URL, MINAPP_TOKEN } = process.env;
const query = new URLSearchParams({ user_id: "427101" });
const response = await fetch(`${MINAPP_URL}/oserve/v1/miniapp/user-profile/?${query}`, {
  headers: { Authorization: `Bearer ${MINAPP_TOKEN}` },
});
if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
console.log(JSON.stringify(await response.json()));
