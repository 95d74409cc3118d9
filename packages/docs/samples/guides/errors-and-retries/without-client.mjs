import { setTimeout as sleep } from "node:timers/promises";

const { MINAPP_BASE_URL, MINAPP_TOKEN } = process.env;

/**
 * @param {boolean} repeatable - true for reads and plain sets; false for $incr_by, $append, $pop and bulk updates
 */
async function call(method, path, { body, repeatable }) {
  for (let attempt = 1; ; attempt++) {
    let status, text, problem;
    let wait = Math.random() * Math.min(8000, 500 * 2 ** (attempt - 1)); // random, so that not all come back at once
    try {
      const response = await fetch(MINAPP_BASE_URL + path, {
        method,
        headers: {
          authorization: `Bearer ${MINAPP_TOKEN}`,
          ...(body && { "content-type": "application/json" }),
        },
        body: body && JSON.stringify(body),
        redirect: "error",
        signal: AbortSignal.timeout(30_000), // to the end of the body
      });
      status = response.status;
      text = await response.text();
      if (response.ok) return JSON.parse(text); // throws for an empty, foreign or truncated body
      problem = `${method} ${path.split("?")[0]} answered ${status}: ${wordsOf(text)}`;
      wait += 1000 * (Number(response.headers.get("retry-after")) || 0);
    } catch (error) {
      problem = `${method} ${path.split("?")[0]} got no usable answer (${error.cause?.code ?? error.name})`;
    }
    const unclear = status === undefined || status < 300 || status === 408 || status >= 500;
    const again = status === 429 || (unclear && repeatable);
    if (!again || attempt === 3 || wait > 60_000) throw new Error(problem);
    console.log(`${problem}, again`);
    await sleep(wait);
  }
}

/** What the API says; the name of the field depends on which part of it refused. */
function wordsOf(text) {
  try {
    const body = JSON.parse(text);
    return body.error_msg ?? body.message ?? body.error_message ?? "no message";
  } catch {
    return "no JSON"; // a page of a gateway, or nothing; never put its text into a log
  }
}

const path = "/oserve/v2.2/miniapp/user_profile/";
const { objects } = await call("GET", `${path}?limit=1`, { repeatable: true });
console.log(objects.length, "user");

const where = encodeURIComponent(JSON.stringify({ score: { $like: 1 } }));
await call("GET", `${path}?where=${where}`, { repeatable: true }).catch((error) =>
  console.log(error.message),
);
