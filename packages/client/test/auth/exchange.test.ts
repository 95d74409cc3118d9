import { expect, test, vi } from "vitest";
import { AuthError, clientCredentials } from "../../src/auth/index.ts";
import {
  type Answer,
  authorizePath,
  clientId,
  clientSecret,
  fullExchange,
  startAuthServer,
  tokenPath,
} from "./auth-server.ts";

const credentials = { clientId, clientSecret };

/** The error of a first token that cannot be got. */
async function failureOf(answers: Parameters<typeof startAuthServer>[0], options: object = {}) {
  const server = await startAuthServer(answers);
  const token = clientCredentials({ ...credentials, baseUrl: server.url, ...options });
  const error = await token().catch((thrown) => thrown);
  expect(error).toBeInstanceOf(AuthError);
  return { error: error as AuthError & { cause?: Error & { code?: string } }, server };
}

test("sends the exchange of the documentation, with the cookies of the redirects", async () => {
  const server = await startAuthServer();
  const token = clientCredentials({ ...credentials, baseUrl: `${server.url}/` });
  expect(server.requests).toEqual([]);
  expect(await token()).toBe("access-1");
  expect(server.lines()).toEqual(fullExchange);

  const [first, second, third, last] = server.requests;
  expect(first?.body).toBe(`{"client_id":"${clientId}","client_secret":"${clientSecret}"}`);
  expect(first?.headers).toMatchObject({ accept: "application/json", "content-type": "application/json" });
  expect(first?.headers.cookie).toBeUndefined();

  expect(second?.body).toBe("");
  expect(second?.headers.accept).toBe("application/json");
  expect(second?.headers["content-type"]).toBeUndefined();
  expect(second?.headers.cookie).toBe("sessionid=session-1; csrftoken=csrf=1");
  expect(third?.headers.cookie).toBe("sessionid=session-2; csrftoken=csrf=1");

  expect(JSON.parse(last?.body ?? "")).toEqual({
    client_id: clientId,
    client_secret: clientSecret,
    grant_type: "authorization_code",
    code: "code-1",
  });
  expect(last?.headers).toMatchObject({ accept: "application/json", "content-type": "application/json" });
  expect(last?.headers.cookie).toBeUndefined();
});

test("keeps the path of a base URL", async () => {
  const server = await startAuthServer();
  const asked: string[] = [];
  const token = clientCredentials({
    ...credentials,
    baseUrl: `${server.url}/proxy/`,
    fetch: (request, init) => {
      asked.push(new URL(request.url).pathname);
      return fetch(new Request(request.url.replace("/proxy", ""), request), init);
    },
  });
  expect(await token()).toBe("access-1");
  expect(asked).toEqual([
    `/proxy${authorizePath}`,
    "/api/oauth2/authorize/",
    "/api/oauth2/authorize/code/",
    `/proxy${tokenPath}`,
  ]);
});

test("sends no cookie where none was set, and takes none that has no name", async () => {
  const server = await startAuthServer({
    [`POST ${authorizePath}`]: () => ({
      status: 302,
      headers: { location: "/api/oauth2/authorize/code/", "set-cookie": ["=nameless", "; Path=/", "flag"] },
    }),
  });
  await clientCredentials({ ...credentials, baseUrl: server.url })();
  expect(server.requests[1]?.headers.cookie).toBeUndefined();
});

test.each([301, 302, 303])("follows a %i by GET", async (status) => {
  const server = await startAuthServer({
    [`POST ${authorizePath}`]: () => ({ status, headers: { location: "/api/oauth2/authorize/code/" } }),
  });
  expect(await clientCredentials({ ...credentials, baseUrl: server.url })()).toBe("access-1");
  expect(server.lines()[1]).toBe("GET /api/oauth2/authorize/code/");
});

test.each([307, 308])("does not follow a %i, which would send the secret again", async (status) => {
  const { error, server } = await failureOf({
    [`POST ${authorizePath}`]: () => ({ status, headers: { location: "/api/oauth2/authorize/code/" } }),
  });
  expect(error).toMatchObject({ step: "authorize", status });
  expect(server.requests).toHaveLength(1);
});

test("takes a code that comes without a redirect", async () => {
  const server = await startAuthServer({ [`POST ${authorizePath}`]: () => ({ body: { code: "code-0" } }) });
  const token = clientCredentials({ ...credentials, baseUrl: server.url });
  expect(await token()).toBe("access-1");
  expect(server.requests).toHaveLength(2);
});

/** Redirects to itself, then gives a code. */
function redirecting(times: number) {
  let redirects = 0;
  const next = (): Answer =>
    redirects++ < times
      ? { status: 302, headers: { location: "/hop/" } }
      : { body: { code: "code-0", expires_in: 600 } };
  return { [`POST ${authorizePath}`]: next, "GET /hop/": next };
}

test("follows five redirects", async () => {
  const server = await startAuthServer(redirecting(5));
  expect(await clientCredentials({ ...credentials, baseUrl: server.url })()).toBe("access-1");
  expect(server.requests).toHaveLength(7);
});

test("does not follow a sixth redirect", async () => {
  const { error, server } = await failureOf(redirecting(6));
  expect(error.message).toBe(`POST ${authorizePath} (redirect 6) answered 302: it is more than 5 redirects`);
  expect(error).toMatchObject({ step: "redirect", status: 302 });
  expect(server.requests).toHaveLength(6);
});

test.each([
  ["another host", () => "http://localhost/", "http://localhost"],
  ["another port", () => "http://127.0.0.1:9/", "http://127.0.0.1:9"],
  ["another protocol", (url: string) => url.replace("http:", "https:"), "https://127.0.0.1"],
  ["a user", (url: string) => url.replace("//", "//me:pass@"), "http://127.0.0.1"],
  ["a blob of its origin", (url: string) => `blob:${url}/1`, "http://127.0.0.1"],
  ["no URL", () => "http://", "no URL"],
  ["nowhere", () => undefined, "no URL"],
])("does not follow a redirect to %s", async (_, location, named) => {
  const elsewhere = vi.fn();
  const server = await startAuthServer({
    [`POST ${authorizePath}`]: ({ headers }) => {
      const to = location(`http://${headers.host}`);
      return { status: 302, headers: { ...(to && { location: to }), "set-cookie": "sessionid=abc" } };
    },
  });
  const token = clientCredentials({
    ...credentials,
    baseUrl: server.url,
    fetch: (request, init) => {
      if (!request.url.startsWith(`${server.url}/`)) elsewhere(request.url);
      return fetch(request, init);
    },
  });
  const error = (await token().catch((thrown) => thrown)) as AuthError;
  expect(error).toMatchObject({ name: "AuthError", step: "redirect", status: 302 });
  const start = `POST ${authorizePath} (redirect 1) answered 302: it leads to `;
  expect(error.message.slice(0, start.length)).toBe(start);
  expect(error.message.slice(start.length)).toContain(named);
  expect(error.message).toMatch(new RegExp(` and not to a place of ${server.url}$`));
  expect(error.message).not.toContain("pass");
  expect(elsewhere).not.toHaveBeenCalled();
  expect(server.requests).toHaveLength(1);
});

test("does not follow a redirect to a host that begins alike", async () => {
  const sent = vi.fn(async () => {
    return new Response("", { status: 302, headers: { location: "https://cloud.minapp.com.example/" } });
  });
  await expect(clientCredentials({ ...credentials, fetch: sent })()).rejects.toThrow(
    "it leads to https://cloud.minapp.com.example and not to a place of https://cloud.minapp.com",
  );
  expect(sent).toHaveBeenCalledTimes(1);
});

test("names the origin that a redirect leads to", async () => {
  const { error, server } = await failureOf({
    [`POST ${authorizePath}`]: () => ({ status: 302, headers: { location: "http://example.com/?code=abc" } }),
  });
  expect(error.message).toBe(
    `POST ${authorizePath} (redirect 1) answered 302: it leads to http://example.com and not to a place of ${server.url}`,
  );
});

test.each([
  [`POST ${authorizePath}`, "authorize", `POST ${authorizePath}`, 1],
  ["GET /api/oauth2/authorize/", "redirect", `POST ${authorizePath} (redirect 1)`, 2],
  ["GET /api/oauth2/authorize/code/", "redirect", `POST ${authorizePath} (redirect 2)`, 3],
  [`POST ${tokenPath}`, "access_token", `POST ${tokenPath} (authorization_code)`, 4],
])("says what %s answered", async (key, step, what, sent) => {
  const { error, server } = await failureOf({
    [key]: () => ({ status: 401, body: { status: "error", error_msg: "Invalid client_id." } }),
  });
  expect(error.message).toBe(`${what} answered 401: Invalid client_id.`);
  expect(error).toMatchObject({ name: "AuthError", step, status: 401 });
  expect(error.cause).toBeUndefined();
  expect(server.requests).toHaveLength(sent);
});

test.each([
  ["an empty body", { status: 500 }, "no error_msg in a body of 0 characters (application/json)"],
  [
    "a page of a gateway",
    { status: 502, headers: { "content-type": "text/html" }, body: "<h1>Bad Gateway</h1>" },
    "no error_msg in a body of 20 characters (text/html)",
  ],
  ["a success that is no JSON", { body: "{" }, "no usable code in a body of 1 characters (application/json)"],
  ["a success that is null", { body: "null" }, "no usable code in a body of 4 characters (application/json)"],
  ["a success without a code", { body: {} }, "no usable code in a body of 2 characters (application/json)"],
  ["an empty code", { body: { code: "" } }, "no usable code in a body of 11 characters (application/json)"],
  [
    "a code that is a number",
    { body: { code: 5 } },
    "no usable code in a body of 10 characters (application/json)",
  ],
  [
    "a failure with a code",
    { status: 300, body: { code: "x" } },
    "no error_msg in a body of 12 characters (application/json)",
  ],
  ["a success with an error_msg", { body: { error_msg: "No." } }, "No."],
])("refuses %s instead of a code", async (_, answer, why) => {
  const { error } = await failureOf({ [`POST ${authorizePath}`]: () => answer });
  const { status = 200 } = answer as { status?: number };
  expect(error.message).toBe(`POST ${authorizePath} answered ${status}: ${why}`);
  expect(error).toMatchObject({ step: "authorize", status });
});

const usable = { access_token: "access-1", refresh_token: "refresh-1", expires_in: 10 };

test.each([
  ["access_token", undefined],
  ["access_token", ""],
  ["access_token", 5],
  ["access_token", "two words"],
  ["access_token", "a\nb"],
  ["access_token", "é"],
  ["refresh_token", undefined],
  ["refresh_token", " "],
  ["expires_in", undefined],
  ["expires_in", "10"],
  ["expires_in", 0],
  ["expires_in", -1],
  ["expires_in", null],
])("refuses tokens whose %s is %j", async (field, value) => {
  const body = JSON.stringify({ ...usable, [field]: value });
  const { error } = await failureOf({ [`POST ${tokenPath}`]: () => ({ body }) });
  expect(error.message).toBe(
    `POST ${tokenPath} (authorization_code) answered 200: no usable ${field} in a body of ${body.length} characters (application/json)`,
  );
  expect(error).toMatchObject({ step: "access_token", status: 200 });
});

test.each([200, 201, 299])("takes tokens that come with %i", async (status) => {
  const server = await startAuthServer({ [`POST ${tokenPath}`]: () => ({ status, body: usable }) });
  expect(await clientCredentials({ ...credentials, baseUrl: server.url })()).toBe("access-1");
});

test("does not follow a redirect of the token, and does not send the secret again", async () => {
  const { error, server } = await failureOf({
    [`POST ${tokenPath}`]: () => ({ status: 302, headers: { location: tokenPath }, body: usable }),
  });
  expect(error).toMatchObject({ step: "access_token", status: 302 });
  expect(server.requests).toHaveLength(4);
});

test.each(["reset", "cut"] as const)("says that an answer was lost (%s)", async (answer) => {
  const { error } = await failureOf({ [`POST ${tokenPath}`]: () => answer });
  expect(error.message).toMatch(
    /^POST \/api\/oauth2\/access_token\/ \(authorization_code\) got no complete answer within 30000 ms \((UND_ERR_SOCKET|ECONNRESET)\)$/,
  );
  expect(error).toMatchObject({ step: "access_token", status: undefined });
  expect(error.cause).toBeInstanceOf(Error);
});

test.each([
  ["hang", `POST ${authorizePath}`, "authorize"],
  ["hang", "GET /api/oauth2/authorize/", "redirect"],
  ["stall", `POST ${tokenPath}`, "access_token"],
] as const)("ends a request that takes too long (%s of %s)", async (answer, key, step) => {
  const start = performance.now();
  const { error } = await failureOf({ [key]: () => answer }, { timeout: 150 });
  expect(performance.now() - start).toBeGreaterThan(140);
  expect(error.message).toMatch(/ got no complete answer within 150 ms \(TimeoutError\)$/);
  expect(error).toMatchObject({ step, status: undefined, cause: { name: "TimeoutError" } });
});

test("ends a request of a fetch that does not listen to its signal", async () => {
  const token = clientCredentials({ ...credentials, timeout: 50, fetch: () => new Promise(() => {}) });
  await expect(token()).rejects.toThrow(/within 50 ms \(TimeoutError\)$/);
});

test("gives fetch a signal that ends with the time, and no redirects to follow", async () => {
  const seen: [Request, AbortSignal][] = [];
  const token = clientCredentials({
    ...credentials,
    timeout: 50,
    fetch: (request, { signal }) => {
      seen.push([request, signal]);
      return new Promise((_, reject) => signal.addEventListener("abort", () => reject(new Error("stopped"))));
    },
  });
  await expect(token()).rejects.toThrow(AuthError);
  const [request, signal] = seen[0] ?? [];
  expect(request).toMatchObject({ method: "POST", redirect: "manual" });
  expect(request?.url).toBe(`https://cloud.minapp.com${authorizePath}`);
  expect(signal?.aborted).toBe(true);
});

test("looks fetch up for every request", async () => {
  const server = await startAuthServer();
  const token = clientCredentials({ ...credentials, baseUrl: server.url });
  const fetched = vi.fn(globalThis.fetch);
  vi.stubGlobal("fetch", fetched);
  try {
    await token();
  } finally {
    vi.unstubAllGlobals();
  }
  expect(fetched).toHaveBeenCalledTimes(4);
});
