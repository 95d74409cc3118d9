// What the client has to do in every runtime. Plain JavaScript that imports nothing, to run wherever it is put.

/**
 * The entry points of the client.
 *
 * @typedef {{
 *   client: typeof import("@minapp-users/client"),
 *   auth: typeof import("@minapp-users/client/auth"),
 *   log: typeof import("@minapp-users/client/log"),
 *   time: typeof import("@minapp-users/client/time"),
 *   where: typeof import("@minapp-users/client/where"),
 * }} Modules
 *
 * The servers to talk to: the mock, one that fails, and the emulator for its tokens; and whether this is a browser.
 * @typedef {{
 *   url: string,
 *   token: string,
 *   faults: string,
 *   emulator: { url: string, clientId: string, clientSecret: string },
 *   browser: boolean,
 * }} Settings
 *
 * The names of the checks that passed, and what was wrong with the others.
 * @typedef {{ runtime: string, passed: string[], failed: { name: string, error: string }[] }} Report
 *
 * What a check works with.
 * @typedef {import("@minapp-users/client").UsersClientOptions} Options
 * @typedef {Modules & { settings: Settings, options: Options }} Tools
 */

const id = 70695404;

/** @type {Record<string, (tools: Tools) => unknown>} */
export const checks = {
  async "list gives a page"({ client, options }) {
    const page = await client.createUsersClient(options).list({ where: { score: { $gte: 10 } }, limit: 20 });
    assert(page.objects.length > 0, "there are users");
    equal(typeof page.objects[0]?.id, "number");
    equal(page.meta.offset, 0);
    equal(await page.next(), null);
  },

  async "for await walks over all pages"({ client, options }) {
    const { fetch, sent } = sender((nth) => `example=${nth === 1 ? "firstPage" : "secondPage"}`);
    const users = client.createUsersClient({ ...options, fetch });
    const ids = [];
    for await (const user of users.list({ limit: 1 })) ids.push(user.id);
    equal(ids.join(), "70695404,64501217");
    equal(sent.length, 2);
  },

  async "for await stops at a page that does not get on"({ client, options }) {
    const { fetch, sent } = sender(() => "example=firstPage");
    const users = client.createUsersClient({ ...options, fetch });
    for await (const user of users.list({ limit: 1, prefetch: true })) {
      equal(user.id, id);
      assert(sent.length < 10, "it goes on");
    }
  },

  async "toArray stops at its limit"({ client, options }) {
    const users = await client.createUsersClient(options).list().toArray({ limit: 1 });
    equal(users.length, 1);
  },

  async count({ client, options }) {
    const { fetch } = sender(() => "example=count");
    equal(await client.createUsersClient({ ...options, fetch }).count({ score: { $gte: 10 } }), 2);
  },

  async get({ client, options }) {
    const user = await client.createUsersClient(options).get(id);
    equal(user.id, id);
  },

  async update({ client, options }) {
    const users = client.createUsersClient(options);
    const user = await users.update(id, { test: "测试", score: { $incr_by: 1 } });
    equal(user.id, id);
  },

  async "updateWhere tells which users failed"({ client, options }) {
    const { fetch } = sender(() => "example=partlyFailed");
    const users = client.createUsersClient({ ...options, fetch });
    const { succeeded, failed } = await users.updateWhere({ score: { $lt: 0 } }, { score: 0 });
    equal(succeeded, 1);
    equal(failed.length, 1);
    equal(failed[0]?.code, 16837);
  },

  async "waitForBulkOperation waits"({ client, options }) {
    const { fetch, sent } = sender((nth) => `example=${nth === 1 ? "pending" : "succeeded"}`);
    const users = client.createUsersClient({ ...options, fetch });
    const operation = await users.waitForBulkOperation(1);
    equal(operation.status, "success");
    equal(sent.length, 2);
  },

  async updateAccount({ client, options }) {
    const account = await client.createUsersClient(options).updateAccount(id, { username: "pretty_girl" });
    equal(account.username, "pretty_girl");
  },

  async raw({ client, options }) {
    const users = client.createUsersClient(options);
    const params = { path: { id } };
    const { data, response } = await users.raw.GET("/oserve/v1/user/info/{id}/", { params });
    equal(response.status, 200);
    equal(data?.id, id);
  },

  async "an id that is not one is sent nowhere"({ client, options }) {
    const { fetch, sent } = sender();
    const users = client.createUsersClient({ ...options, fetch });
    for (const wrong of ["", ".", "..", "%2e", Number.NaN]) {
      const error = await rejection(users.update(wrong, { score: 0 }));
      assert(error instanceof TypeError, `a TypeError for ${wrong}`);
      assert(/: nothing was sent$/.test(error.message), error.message);
    }
    equal(sent.length, 0);
  },

  async "a refusal of the API is an error with its status"({ client, options }) {
    const { fetch } = sender(() => "code=404");
    const error = await rejection(client.createUsersClient({ ...options, fetch }).get(id));
    assert(client.isStatus(error, 404), describe(error));
    equal(error.path, "/oserve/v2.2/miniapp/user_profile/{id}/");
    assert(error instanceof client.UsersError && error instanceof Error, describe(error));
    equal(client.isStatus(error, "5XX"), false);
  },

  async "a token that was rejected is renewed once"({ client, options, settings }) {
    /** @type {(string | undefined)[]} */
    const rejected = [];
    const users = client.createUsersClient({
      ...options,
      token: async (old) => {
        rejected.push(old);
        return old ? settings.token : "expired";
      },
    });
    const found = await Promise.all([users.get(id), users.get(id), users.get(id)]);
    equal(found.length, 3);
    equal(rejected.map(String).join(), "undefined,expired");
  },

  async "a server that does not answer is a timeout"({ client, options, settings }) {
    const users = client.createUsersClient({ ...options, baseUrl: `${settings.faults}/silent` });
    const timeout = await rejection(users.get(id, { timeout: 50, retries: 0 }));
    assert(timeout instanceof client.UsersTimeoutError, describe(timeout));
    equal(timeout.attempts, 1);
    const deadline = await rejection(users.update(id, { score: 0 }, { deadline: 50 }));
    assert(deadline instanceof client.UsersTimeoutError, describe(deadline));
    equal(deadline.mayHaveBeenApplied, true);
  },

  async "a signal ends a call"({ client, options, settings }) {
    const users = client.createUsersClient({ ...options, baseUrl: `${settings.faults}/silent` });
    const controller = new AbortController();
    setTimeout(() => controller.abort("enough"), 50);
    const error = await rejection(users.get(id, { signal: controller.signal }));
    assert(error instanceof client.UsersAbortError, describe(error));
    equal(error.cause, "enough");
  },

  async "a signal ends a pause"({ client, options, settings }) {
    const controller = new AbortController();
    const users = client.createUsersClient({
      ...options,
      baseUrl: `${settings.faults}/later`,
      onResponse: ({ retryIn = 0 }) => {
        if (retryIn >= 30_000) setTimeout(() => controller.abort(), 50);
      },
    });
    const error = await rejection(users.get(id, { signal: controller.signal }));
    assert(error instanceof client.UsersAbortError, describe(error));
  },

  async "a connection that breaks is an error"({ client, options, settings }) {
    for (const fault of ["reset", "truncated"]) {
      const users = client.createUsersClient({
        ...options,
        baseUrl: `${settings.faults}/${fault}`,
        retries: 0,
      });
      const error = await rejection(users.update(id, { score: { $incr_by: 1 } }));
      assert(error instanceof client.UsersConnectionError, `${fault}: ${describe(error)}`);
      equal(error.mayHaveBeenApplied, true);
    }
  },

  async "an answer that is not the API's is an error"({ client, options, settings }) {
    for (const fault of ["cut", "empty", "html", "elsewhere"]) {
      const users = client.createUsersClient({
        ...options,
        baseUrl: `${settings.faults}/${fault}`,
        retries: 0,
      });
      const error = await rejection(users.get(id));
      const { UsersBodyError, UsersStatusError } = client;
      const expected = ["cut", "empty"].includes(fault) ? UsersBodyError : UsersStatusError;
      assert(error instanceof expected, `${fault}: ${describe(error)}`);
    }
  },

  async "a read is repeated when the server is busy"({ client, options, settings }) {
    /** @type {(number | undefined)[]} */
    const statuses = [];
    const users = client.createUsersClient({
      ...options,
      baseUrl: `${settings.faults}/busy-${Math.random()}`,
      onResponse: ({ status }) => statuses.push(status),
    });
    equal((await users.get(id)).id, id);
    equal(statuses.join(), "503,200");
  },

  async "a log has no token"({ client, options, settings, log }) {
    /** @type {string[]} */
    const lines = [];
    const keep = (/** @type {unknown[]} */ ...values) =>
      lines.push(values.map((it) => JSON.stringify(it)).join());
    const logger = { debug: keep, info: keep, warn: keep, error: keep };
    const users = client.createUsersClient({ ...options, ...log.logTo(logger, "debug") });
    await users.get(id);
    assert(lines.length > 0, "there is a log");
    const all = lines.join() + JSON.stringify(users);
    assert(!all.includes(settings.token) && !all.includes(String(id)), "the log tells too much");
  },

  async "the builders make a filter that the API takes"({ client, options, where }) {
    const { fetch, sent } = sender();
    const users = client.createUsersClient({ ...options, fetch });
    const filter = where.and(
      where.gte("score", 10),
      where.or(where.eq("nickname", "你也是"), where.isNull("test")),
    );
    assert((await users.list({ where: filter })).objects.length > 0, "there are users");
    const expected =
      '{"$and":[{"score":{"$gte":10}},{"$or":[{"nickname":{"$eq":"你也是"}},{"test":{"$isnull":true}}]}]}';
    equal(new URL(sent[0]?.split(" ")[1] ?? "").searchParams.get("where"), expected);
  },

  "times are in seconds"({ time }) {
    equal(time.unixSeconds(new Date(1_542_858_732_000)), 1_542_858_732);
    equal(time.toDate(1_542_858_732).getTime(), 1_542_858_732_000);
  },

  async "credentials become a token, but not in a browser"({ client, auth, options, settings }) {
    const { url, clientId, clientSecret } = settings.emulator;
    const create = () => auth.clientCredentials({ clientId, clientSecret, baseUrl: url });
    if (settings.browser) {
      const error = await rejection(Promise.resolve().then(create));
      assert(error instanceof TypeError && error.message.includes("browser"), describe(error));
      return;
    }
    const users = client.createUsersClient({ ...options, token: create(), baseUrl: url });
    assert((await users.count()) > 0, "there are users");
  },
};

/**
 * Runs all checks, one after the other.
 *
 * @param {Modules} modules - the entry points of the client, in whatever way they came
 * @param {Settings} settings
 * @returns {Promise<Report>}
 */
export async function smoke(modules, settings) {
  const { url, token, browser } = settings;
  const options = { token, baseUrl: url, ...(browser ? { dangerouslyAllowBrowser: true } : {}) };
  /** @type {Report} */
  const report = { runtime: runtime(), passed: [], failed: [] };
  for (const [name, check] of Object.entries(checks)) {
    try {
      await check({ ...modules, settings, options });
      report.passed.push(name);
    } catch (error) {
      report.failed.push({ name, error: describe(error) });
    }
  }
  return report;
}

/** What this runs in, in its own words. */
function runtime() {
  const { Bun, Deno, navigator, process } = /** @type {any} */ (globalThis);
  if (Bun) return `Bun ${Bun.version}`;
  if (Deno) return `Deno ${Deno.version.deno}`;
  // workerd has Node's `process` as well, and Node has a navigator.
  if (navigator && !/^Node/.test(navigator.userAgent)) return navigator.userAgent;
  return `Node ${process.version.slice(1)}`;
}

/**
 * A `fetch` that keeps what it sends.
 *
 * @param {(nth: number) => string} [prefer] - which answer the mock shall give to the nth request, from 1
 */
function sender(prefer) {
  /** @type {string[]} */
  const sent = [];
  /** @type {NonNullable<Options["fetch"]>} */
  const send = (request, init) => {
    sent.push(`${request.method} ${request.url}`);
    if (prefer) request.headers.set("prefer", prefer(sent.length));
    return fetch(request, init);
  };
  return { fetch: send, sent };
}

/**
 * @param {PromiseLike<unknown>} promise
 * @returns {Promise<unknown>} what it rejects with
 */
async function rejection(promise) {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new Error("nothing was thrown");
}

/** @param {unknown} error */
function describe(error) {
  return error instanceof Error ? `${error.name}: ${error.message}\n${error.stack}` : String(error);
}

/**
 * @param {unknown} condition
 * @param {string} message
 * @returns {asserts condition}
 */
function assert(condition, message) {
  if (!condition) throw new Error(message);
}

/**
 * @param {unknown} actual
 * @param {unknown} expected
 */
function equal(actual, expected) {
  assert(Object.is(actual, expected), `expected ${String(expected)}, not ${String(actual)}`);
}
