const { MINAPP_URL, MINAPP_TOKEN } = process.env;
const query = new URLSearchParams({
  nickname__contains: "username",
  gender: "1",
  created_at__gte: "1483228800",
  user_id: "36395301",
  order_by: "-created_at",
});
const response = await fetch(`${MINAPP_URL}/oserve/v1/miniapp/user-profile/?${query}`, {
  headers: { Authorization: `Bearer ${MINAPP_TOKEN}` },
});
if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
console.log(JSON.stringify(await response.json()));
