import { inspect } from "node:util";
import { afterEach, beforeEach, describe, expect, type MockInstance, test, vi } from "vitest";
import {
  type BulkOutcome,
  createUsersClient,
  type UserId,
  type UsersClient,
  type UsersClientOptions,
} from "../src/index.ts";
import { logTo } from "../src/log.ts";
import { type Script, type Scripted, type ScriptedRequest, startServer } from "./scripted-server.ts";

// None looks like a token, a name or a password to a pattern, and the password begins with the name.
const token = "the~token.of_an-administrator";
const username = "pretty_girl";
const password = `${username} of battery staple`;
const email = "who.else+tag@mail.example.com";
const phone = "+8613800138000";
const id = 70695404;
const personal = { email, phone };

/** Every method, with something personal wherever a caller can put it. */
const calls: Record<keyof UsersClient, ((users: UsersClient) => Promise<unknown>)[]> = {
  list: [
    (users) => users.list({ where: personal, order_by: "-created_at", return_total_count: 1 }).then(),
    (users) =>
      users.list({ where: { $or: [{ _email: email }, { _phone: { $in: [phone] } }] } }).toArray({ limit: 9 }),
    async (users) => {
      for await (const _ of users.list({ keyset: true, after: id, where: { phone }, prefetch: true }));
    },
    async (users) => {
      for await (const _ of users.list({ where: { id } }).pages());
    },
  ],
  count: [(users) => users.count({ _email: { $contains: email } })],
  get: [(users) => users.get(id), (users) => users.get(String(id))],
  update: [
    (users) => users.update(id, personal),
    (users) => users.update(id, { $set: { mail: email }, phones: { $append: [phone] } }),
  ],
  updateWhere: [
    (users) => users.updateWhere(personal, personal, { throwOnPartial: true }),
    (users) => users.updateWhere({ _phone: phone }, { mail: email }, { repeatable: true }),
    (users) => users.updateWhere({ id }, { mail: email }, { background: true, throwOnPartial: true }),
  ],
  updateEvery: [(users) => users.updateEvery(personal, personal, { throwOnPartial: true })],
  updateAll: [(users) => users.updateAll(personal, { confirm: "all users", throwOnPartial: true })],
  waitForBulkOperation: [(users) => users.waitForBulkOperation(id, { deadline: 20 })],
  updateAccount: [
    (users) => users.updateAccount(id, { username, email, phone, new_password: password }),
    (users) => users.updateAccount(String(id), { new_password: password }, { repeatable: false }),
  ],
  raw: [
    ({ raw }) => raw.GET("/oserve/v2.2/miniapp/user_profile/", { params: { query: { where: personal } } }),
    ({ raw }) => raw.GET("/oserve/v1/user/info/{id}/", { params: { path: { id } } }),
    ({ raw }) =>
      raw.PUT("/oserve/v2.1/miniapp/user/account/{id}/", {
        params: { path: { id } },
        body: { email, new_password: password },
      }),
  ],
};

/** What was sent, as a careless server would repeat it. */
function echo({ headers, url, body }: ScriptedRequest): string {
  return `bad ${headers.authorization}; ${decodeURIComponent(url)}; ${body}; x`;
}

/** A bulk update of which one row was refused. */
const partial = (next: string | null, err_msg: string): Scripted => ({
  body: { succeed: 0, next, operation_result: [{ error: { code: 11000, err_msg } }] },
});

type Failure = (request: ScriptedRequest) => Scripted;
const failures: Record<string, Failure> = {
  "words of the API": (it) => ({ status: 400, body: { status: "error", error_msg: echo(it) } }),
  "words without an end": (it) => ({ status: 404, body: { error_msg: echo(it).repeat(300) } }),
  "words with every request": (it) => ({ status: 503, body: { error_msg: echo(it) } }),
  "words in another place": (it) => ({ status: 405, body: { detail: echo(it), [echo(it)]: 1 } }),
  "a refused token": (it) => ({ status: 401, body: { error_msg: echo(it) } }),
  "a limit": (it) => ({ status: 429, headers: { "retry-after": "61" }, body: { error_msg: echo(it) } }),
  "HTML of a gateway": (it) => ({
    status: 502,
    headers: { "content-type": "text/html" },
    body: `<p>${echo(it)}`,
  }),
  "a redirect": (it) => ({
    status: 302,
    headers: { location: `/?${encodeURIComponent(echo(it))}` },
    body: "",
  }),
  "other headers": (it) => ({
    status: 500,
    headers: { "retry-after": encodeURIComponent(echo(it)), "x-echo": encodeURIComponent(echo(it)) },
    body: "",
  }),
  "a success with text": (it) => ({ body: echo(it) }),
  "a success with HTML": (it) => ({ headers: { "content-type": "text/html" }, body: `<p>${echo(it)}` }),
  "a success of another kind": (it) => ({ body: { objects: echo(it), status: echo(it), message: echo(it) } }),
  "a success that is cut": (it) => ({ body: JSON.stringify({ id: 1, a: echo(it) }), short: true }),
  "JSON that is cut": (it) => ({ body: JSON.stringify({ id: 1, a: echo(it) }).slice(0, -3) }),
  "rows that were refused": (it) => partial(null, echo(it).replace(token, "")),
  "a link to the users that are left": (it) => partial(decodeURIComponent(it.url), "no"),
  "a URL in words of the API": (it) => ({ status: 400, body: { error_msg: `no such page: ${it.url}` } }),
  "what is not HTTP": (it) => ({ raw: `${echo(it)}\r\n\r\n` }),
  "an answer without an end": (it) => ({ body: echo(it), delay: 120 }),
  "no answer": () => ({ reset: true }),
};
/** Failures that show what they should not: see each test. */
const telling: Record<string, Failure> = {
  "a media type": (it) => ({ status: 502, headers: { "content-type": `text/x; ${echo(it)}` }, body: "a" }),
  "rows that were refused, with the token": (it) => partial(null, `bad ${it.headers.authorization}`),
};

/** One page with one user, so that a walk gets to its update. */
const page: Scripted = { body: { meta: { next: null, total_count: 1 }, objects: [{ id: 1 }] } };

const consoleMethods = ["log", "info", "warn", "error", "debug", "trace", "dir"] as const;
let printed: MockInstance[];
beforeEach(() => {
  vi.spyOn(Math, "random").mockReturnValue(0);
  printed = consoleMethods.map((name) => vi.spyOn(console, name));
});
afterEach(() => {
  vi.restoreAllMocks();
});

/** All that a program could print of an error or a client. */
function shown(value: unknown): string {
  const error = Object(value) as Error & { toJSON?: () => object };
  return [
    inspect(value, { depth: 9, showHidden: true, getters: true, maxStringLength: null }),
    inspect(value, { depth: 9, customInspect: false }),
    String(value),
    JSON.stringify(value),
    JSON.stringify(error.toJSON?.()),
    error.message,
    error.stack,
  ].join("\n");
}

/** Runs every method against a server that fails, and gives all that there is to be seen of it. */
async function everything(script: Script, options: Partial<UsersClientOptions> = {}): Promise<string> {
  const { url } = await startServer(script);
  const output: string[] = [];
  const write = (line: string) => output.push(line);
  const log = logTo({ error: write, warn: write, info: write, debug: write }, "debug");
  const users = createUsersClient({
    token,
    baseUrl: url,
    timeout: 100,
    retries: 1,
    onRequest: (event) => {
      output.push(shown(event));
      log.onRequest(event);
    },
    onResponse: (event) => {
      output.push(shown(event));
      log.onResponse(event);
    },
    ...options,
  });
  output.push(shown(users), shown(users.raw), shown(users.list({ where: personal })));
  await Promise.all(
    Object.entries(calls).flatMap(([name, list]) =>
      list.map((call) =>
        call(users).then(
          // Otherwise it is the API's own answer.
          (value) =>
            Object.hasOwn(Object(value), "failed") && output.push(shown((value as BulkOutcome).failed)),
          (error) => {
            // `raw` rejects with what `fetch` threw, which can hold the answer.
            if (name !== "raw" || error.message !== "fetch failed") output.push(shown(error));
          },
        ),
      ),
    ),
  );
  for (const method of printed) expect(method).not.toHaveBeenCalled();
  expect(output.length, "pieces of output").toBeGreaterThan(40);
  return output.join("\n");
}

function expectNothingPersonal(output: string) {
  const secrets = { token, username, password, email, phone, id: String(id) };
  const found = Object.entries(secrets).flatMap(([name, secret]) => {
    const forms = [secret, encodeURIComponent(secret), secret.replace("+86", "")];
    const at = forms.map((form) => output.indexOf(form)).find((it) => it >= 0);
    return at === undefined ? [] : `${name} in …${output.slice(Math.max(0, at - 100), at + 60)}…`;
  });
  expect(found).toEqual([]);
}

test("every method of a client is looked at", () => {
  expect(Object.keys(calls).toSorted()).toEqual(Object.keys(createUsersClient({ token })).toSorted());
});

describe("nothing personal is to be seen of", () => {
  test.each(Object.entries(failures))("%s", async (_, failure) => {
    expectNothingPersonal(await everything(failure));
  });

  test.each(Object.entries(failures))("%s, to the update of a walk", async (_, failure) => {
    expectNothingPersonal(await everything((it) => (it.method === "PUT" ? failure(it) : page)));
  });

  test.each(Object.entries(telling))("%s", async (_, failure) => {
    expectNothingPersonal(await everything((it) => (it.method === "PUT" ? failure(it) : page)));
  });

  test("a token that is renewed, neither the old one nor the new", async () => {
    const source = async (rejected?: string) => (rejected ? `new-${token}` : token);
    expectNothingPersonal(await everything(failures["a refused token"] as Failure, { token: source }));
  });

  test("a server that is not there", async () => {
    const { url, close } = await startServer([]);
    close();
    expectNothingPersonal(await everything(() => page, { baseUrl: url }));
  });

  test("a signal that fires", async () => {
    const { url } = await startServer((it) => ({ body: echo(it), delay: 200 }));
    const users = createUsersClient({ token, baseUrl: url });
    const error = await users
      .updateAccount(id, { email, phone }, { signal: AbortSignal.timeout(20) })
      .catch((it) => it);
    expect(error.name).toBe("UsersAbortError");
    expectNothingPersonal(shown(error));
  });
});

test("what a server repeats is in the output otherwise: the search finds something", async () => {
  const repeated = await everything((it) => ({
    status: 400,
    body: { error_msg: `no ${it.method} for you` },
  }));
  expect(repeated).toContain("no PUT for you");
  expect(() => expectNothingPersonal(`${repeated} ${email}`)).toThrow();
});

test("a request that is refused does not repeat what was in it", async () => {
  const users = createUsersClient({ token });
  const refused = [
    ...[email, phone, token, password, { email }, [phone]].flatMap((value) => [
      () => users.get(value as UserId),
      () => users.update(value as UserId, { a: 1 }),
      () => users.updateAccount(value as UserId, { phone }),
      () => users.update(1, value as never),
      () => users.updateAccount(1, value as never),
      () => users.updateWhere(value as never, { a: 1 }),
      () => users.list({ where: value as never, limit: value as never }).then(),
      () => users.list({ where: String(value) as never }).then(),
      () => users.get(1, value as never),
      () => users.get(1, { timeout: value as never }),
      () => users.count({ email, phone: undefined as never }),
      () => users.update(1, { email, phone: { $push: [phone] } } as never),
      () => users.updateAll({ email }, { confirm: value as never }),
      () => users.waitForBulkOperation(value as never),
      async () => createUsersClient({ token: [token, value] as never }),
      async () => createUsersClient({ token, baseUrl: String(value) }),
      async () => createUsersClient({ token, environment: `${value} \n` }),
      async () => createUsersClient({ token, retries: value as never }),
    ]),
  ];
  const output: string[] = [];
  for (const call of refused) {
    const error = await call().then(
      () => undefined,
      (it) => it,
    );
    if (error) output.push(shown(error));
  }
  expect(output.length).toBeGreaterThan(80);
  for (const secret of [token, password, email, phone]) expect(output.join("\n")).not.toContain(secret);
});

test.each([
  ["JSON", (body: string) => body],
  ["a URL", (body: string) => encodeURIComponent(JSON.parse(body).new_password)],
])("a password with quotes is not repeated as it is written in %s", async (_, write) => {
  const { url } = await startServer((it) => ({
    status: 400,
    body: { error_msg: `bad ${write(it.body)} x` },
  }));
  const users = createUsersClient({ token, baseUrl: url });
  const error = await users.updateAccount(1, { new_password: 'hush "hush" 你好' }).catch((it) => it);
  expect(error.status).toBe(400);
  expect(error.message).not.toMatch(/hush/);
});
