const { MINAPP_BASE_URL, MINAPP_CLIENT_ID, MINAPP_CLIENT_SECRET } = process.env;
const credentials = { client_id: MINAPP_CLIENT_ID, client_secret: MINAPP_CLIENT_SECRET };
const signal = AbortSignal.timeout(30_000);

let url = new URL(`${MINAPP_BASE_URL}/api/oauth2/hydrogen/openapi/authorize/`);
const { origin } = url;
let response = await fetch(url, {
  method: "POST",
  headers: { "Content-Type": "application/json" },
  body: JSON.stringify(credentials),
  redirect: "manual",
  signal,
});
// fetch keeps no cookies, so the redirects are followed by hand.
const cookies = new Map();
for (let hop = 0; response.status === 302 && hop < 5; hop++) {
  for (const cookie of response.headers.getSetCookie()) {
    const [pair] = cookie.split(";");
    cookies.set(pair.split("=")[0], pair);
  }
  url = new URL(response.headers.get("Location"), url);
  if (url.origin !== origin) throw new Error(`Redirected to another host: ${url.origin}`);
  const headers = { Cookie: [...cookies.values()].join("; ") };
  response = await fetch(url, { headers, redirect: "manual", signal });
}
if (response.status !== 200) throw new Error(`Status ${response.status}: ${await response.text()}`);
const { code } = await response.json();

response = await fetch(`${MINAPP_BASE_URL}/api/oauth2/access_token/`, {
  method: "POST",
  headers: { "Content-Type": "application/json" },
  body: JSON.stringify({ ...credentials, grant_type: "authorization_code", code }),
  redirect: "error",
  signal,
});
if (!response.ok) throw new Error(`Status ${response.status}: ${await response.text()}`);

console.log(JSON.stringify(await response.json(), null, 2));
