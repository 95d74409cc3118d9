const { MINAPP_BASE_URL, MINAPP_TOKEN } = process.env;

const response = await fetch(`${MINAPP_BASE_URL}/oserve/v1/miniapp/user-profile/?user_id=36619701`, {
  headers: { Authorization: `Bearer ${MINAPP_TOKEN}` },
  redirect: "error",
  signal: AbortSignal.timeout(30_000),
});
if (!response.ok) throw new Error(`Status ${response.status}: ${await response.text()}`);

const answer = await response.json();
// One profile is documented, a list of one is as likely.
const profile = answer.objects?.[0] ?? answer;
console.log(JSON.stringify(profile, null, 2));
