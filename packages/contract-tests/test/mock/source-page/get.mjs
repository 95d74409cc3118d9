const { MINAPP_URL, MINAPP_TOKEN } = process.env;
const response = await fetch(`${MINAPP_URL}/oserve/v2.2/miniapp/user_profile/70695404/`, {
  headers: { Authorization: `Bearer ${MINAPP_TOKEN}` },
});
if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
console.log(JSON.stringify(await response.json()));
