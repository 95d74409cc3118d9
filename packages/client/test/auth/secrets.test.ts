import { inspect } from "node:util";
import { expect, test } from "vitest";
import { AuthError, clientCredentials } from "../../src/auth/index.ts";
import {
  type Answer,
  authorizePath,
  clientId,
  clientSecret,
  startAuthServer,
  tokenPath,
} from "./auth-server.ts";

/** Everything that a log could show of a value. */
function shown(value: unknown): string {
  const all = [
    inspect(value, { depth: 9, showHidden: true, getters: true }),
    inspect(value, { depth: 9, customInspect: false }),
    JSON.stringify(value) ?? "",
    String(value),
    (value as Error).stack ?? "",
  ];
  return all.join("\n");
}

const secrets = /secret-of|session-\d|csrf=1|code-\d|access-\d|refresh-\d|(?:fedcba9876543210){2}/;

/** A server that says everything it knows whenever it refuses. */
const tellTale = (status: number): Answer => ({
  status,
  headers: { "content-type": `text/x; ${clientSecret}` },
  body: {
    error_msg: `${clientSecret} session-1 session-2 csrf=1 code-1 refresh-1 fedcba9876543210fedcba9876543210fedcba98\n!`,
  },
});

test("a token function shows nothing", async () => {
  const server = await startAuthServer();
  const token = clientCredentials({ clientId, clientSecret, baseUrl: server.url });
  await token();
  expect(shown(token)).not.toMatch(secrets);
  expect(Reflect.ownKeys(token)).toEqual(["length", "name"]);
});

test.each([
  [`POST ${authorizePath}`, /answered 400: \*\*\* session-1/],
  ["GET /api/oauth2/authorize/", /answered 400: \*\*\* \*\*\* session-2 \*\*\* code-1/],
  ["GET /api/oauth2/authorize/code/", /answered 400: \*\*\* session-1 \*\*\* \*\*\* code-1/],
  [`POST ${tokenPath}`, /answered 400: \*\*\* session-1 session-2 csrf=1 \*\*\* refresh-1 \*\*\* !$/],
])("an error of %s does not repeat what was sent", async (key, message) => {
  const server = await startAuthServer({ [key]: () => tellTale(400) });
  const error = await clientCredentials({ clientId, clientSecret, baseUrl: server.url })().catch((it) => it);
  expect(error).toBeInstanceOf(AuthError);
  // What is not known by then is not hidden by name. What looks like a token is.
  expect(error.message).toMatch(message);
  expect(shown(error)).not.toMatch(/secret-of|(?:fedcba9876543210){2}/);
});

test("an error does not repeat a header, nor the text of a body", async () => {
  const server = await startAuthServer({
    [`POST ${tokenPath}`]: () => ({
      headers: { "content-type": `text/x; ${clientSecret} code-1` },
      body: "access-7 refresh-7",
    }),
  });
  const error = await clientCredentials({ clientId, clientSecret, baseUrl: server.url })().catch((it) => it);
  expect(shown(error)).not.toMatch(secrets);
  expect(error.message).toBe(
    `POST ${tokenPath} (authorization_code) answered 200: no usable access_token in a body of 18 characters (text/x; *** ***)`,
  );
});

test("an error of fetch is shown without the request that it holds", async () => {
  const thrown = Object.assign(new Error(`could not send ${clientSecret}`), {
    code: "EBROKEN",
    request: clientSecret,
  });
  const token = clientCredentials({ clientId, clientSecret, fetch: () => Promise.reject(thrown) });
  const error = await token().catch((it) => it);
  expect(error.message).toBe(`POST ${authorizePath} got no complete answer within 30000 ms (EBROKEN)`);
  expect(shown(error)).not.toMatch(secrets);
  expect(error.cause).toMatchObject({ name: "Error", message: "could not send ***", code: "EBROKEN" });
  expect(error.cause.stack).toBe("Error: could not send ***");
  expect(Object.keys(error.cause)).not.toContain("request");
});

test("an error keeps the name of what fetch threw", async () => {
  const token = clientCredentials({
    clientId,
    clientSecret,
    fetch: () => Promise.reject(new TypeError("failed")),
  });
  const error = await token().catch((it) => it);
  expect(error.message).toMatch(/\(TypeError\)$/);
  expect(error.cause).toMatchObject({ name: "TypeError", message: "failed", stack: "TypeError: failed" });
  expect("code" in error.cause).toBe(false);
  expect(error.cause.cause).toBeUndefined();
});

test("an error can be written to a log as JSON", async () => {
  const token = clientCredentials({
    clientId,
    clientSecret,
    fetch: async () => new Response("", { status: 503 }),
  });
  const error = (await token().catch((it) => it)) as AuthError;
  expect(JSON.parse(JSON.stringify(error))).toEqual({
    name: "AuthError",
    message: `POST ${authorizePath} answered 503: no error_msg in a body of 0 characters (text/plain;charset=UTF-8)`,
    step: "authorize",
    status: 503,
  });
});

test("a long error_msg is cut, and is not searched to its end", async () => {
  const error_msg = "x".repeat(1_000_000);
  const token = clientCredentials({
    clientId,
    clientSecret,
    fetch: async () => Response.json({ error_msg }, { status: 400 }),
  });
  const start = performance.now();
  const error = (await token().catch((it) => it)) as AuthError;
  expect(error.message).toBe(`POST ${authorizePath} answered 400: ${"x".repeat(500)}`);
  expect(performance.now() - start).toBeLessThan(1000);
});
