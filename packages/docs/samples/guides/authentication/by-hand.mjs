const { MINAPP_BASE_URL, MINAPP_CLIENT_ID, MINAPP_CLIENT_SECRET } = process.env;
const credentials = { client_id: MINAPP_CLIENT_ID, client_secret: MINAPP_CLIENT_SECRET };

const post = (path, body) =>
  fetch(MINAPP_BASE_URL + path, {
    method: "POST",
    redirect: "manual", // fetch keeps no cookies: follow the redirects by hand
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ ...credentials, ...body }),
  });

const path = "/api/oauth2/hydrogen/openapi/authorize/";
let answer = await post(path);
let url = MINAPP_BASE_URL + path;
const cookies = new Map();
let redirects = 0;
while (answer.status === 302 && ++redirects <= 5) {
  for (const line of answer.headers.getSetCookie()) {
    const [, name, value] = /^([^=;]+)=([^;]*)/.exec(line);
    cookies.set(name, value);
  }
  url = new URL(answer.headers.get("location"), url).href;
  // The cookies are as good as the secret for a moment: they go to no other host.
  if (new URL(url).origin !== new URL(MINAPP_BASE_URL).origin) throw new Error("the redirect leaves the API");
  const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  answer = await fetch(url, { redirect: "manual", headers: { cookie } }); // GET, without the body
}
if (!answer.ok) throw new Error(`no code: ${answer.status}`);
const { code } = await answer.json();

answer = await post("/api/oauth2/access_token/", { grant_type: "authorization_code", code });
if (!answer.ok) throw new Error(`no token: ${answer.status}`);
const pair = await answer.json();

console.log(redirects, "redirects");
console.log(Object.keys(pair).join(" "));
console.log(pair.token_type, Math.round(pair.expires_in / 86400), "days");
