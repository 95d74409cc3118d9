import { inspect } from "node:util";
import { expect, test } from "vitest";
import {
  AuthError,
  type ClientCredentialsOptions,
  clientCredentials,
  type StoredToken,
  type TokenStore,
} from "../../src/auth/index.ts";
import {
  clientId,
  clientSecret,
  fullExchange,
  refreshing,
  startAuthServer,
  tokenPath,
} from "./auth-server.ts";

type Settings = Partial<ClientCredentialsOptions>;

/** A server, a store in memory, and token functions over both at a time that stands still. */
async function shared(answers: Parameters<typeof startAuthServer>[0] = {}) {
  const server = await startAuthServer(answers);
  const memory = { stored: undefined as unknown, time: 1_000_000_500 };
  const store: TokenStore = {
    load: () => memory.stored as StoredToken,
    save: (token) => {
      memory.stored = token;
    },
  };
  const start = (settings: Settings = {}) =>
    clientCredentials({
      clientId,
      clientSecret,
      baseUrl: server.url,
      store,
      now: () => memory.time,
      ...settings,
    });
  return { server, memory, store, start };
}

test("saves the pair and when it ends, in whole Unix seconds", async () => {
  const { memory, start } = await shared();
  await start()();
  expect(memory.stored).toEqual({
    access_token: "access-1",
    refresh_token: "refresh-1",
    expires_at: 1_001_000,
  });
});

test("counts the lifetime from when the tokens were asked for", async () => {
  const { memory, start, server } = await shared({
    [`POST ${tokenPath}`]: (seen, count) => {
      memory.time += 60_000;
      return server.api[`POST ${tokenPath}`]?.(seen, count) ?? "reset";
    },
  });
  await start()();
  expect(memory.stored).toMatchObject({ expires_at: 1_001_000 });
});

test("takes the time from Date.now", async () => {
  const server = await startAuthServer();
  const saved: StoredToken[] = [];
  const before = Math.floor(Date.now() / 1000);
  await clientCredentials({
    clientId,
    clientSecret,
    baseUrl: server.url,
    store: { load: () => undefined, save: (it) => void saved.push(it) },
  })();
  expect(saved[0]?.expires_at).toBeGreaterThanOrEqual(before + 1000);
  expect(saved[0]?.expires_at).toBeLessThanOrEqual(Math.floor(Date.now() / 1000) + 1000);
});

test("gives the next process what is stored, of a promise as well", async () => {
  const { server, store, start } = await shared();
  await start()();
  const asynchronous: TokenStore = {
    load: async () => store.load(),
    save: async (token) => store.save(token),
  };
  expect(await start({ store: asynchronous })()).toBe("access-1");
  expect(server.lines()).toEqual(fullExchange);
});

test("calls the methods of a store as methods", async () => {
  class Drawer implements TokenStore {
    #kept: StoredToken | undefined;
    load() {
      return this.#kept;
    }
    save(token: StoredToken) {
      this.#kept = token;
    }
  }
  const { start } = await shared();
  const store = new Drawer();
  await start({ store })();
  expect(store.load()).toMatchObject({ access_token: "access-1" });
});

test.each([
  ["undefined", undefined],
  ["null", null],
  ["a string", "access-1"],
  ["an array", []],
  ["an access_token that is missing", { access_token: undefined }],
  ["an access_token that no header can carry", { access_token: "a\nb" }],
  ["an empty refresh_token", { refresh_token: "" }],
  ["an expires_at that is a string", { expires_at: "9999999999" }],
  ["an expires_at that is NaN", { expires_at: Number.NaN }],
  ["an endless expires_at", { expires_at: Number.POSITIVE_INFINITY }],
])("takes %s for an empty store", async (_, damage) => {
  const { memory, server, start } = await shared();
  const good = { access_token: "access-0", refresh_token: "refresh-0", expires_at: 9_999_999_999 };
  memory.stored =
    typeof damage === "object" && damage && !Array.isArray(damage) ? { ...good, ...damage } : damage;
  expect(await start()()).toBe("access-1");
  expect(server.lines()).toEqual(fullExchange);
});

test("keeps copies, so that a store can do with its objects what it likes", async () => {
  const { memory, start } = await shared();
  const token = start();
  await token();
  (memory.stored as StoredToken).access_token = "scribbled";
  expect(await token()).toBe("access-1");
  const next = start();
  (memory.stored as StoredToken).access_token = "access-1";
  expect(await next()).toBe("access-1");
  (memory.stored as StoredToken).expires_at = 0;
  expect(await next()).toBe("access-1");
});

test("refreshes with the documented request", async () => {
  const { memory, server, start } = await shared();
  const token = start();
  await token();
  memory.time += 900_000;
  expect(await token()).toBe("access-2");
  expect(server.lines()).toEqual([...fullExchange, refreshing]);
  expect(JSON.parse(server.requests[4]?.body ?? "")).toEqual({
    client_id: clientId,
    client_secret: clientSecret,
    grant_type: "refresh_token",
    refresh_token: "refresh-1",
  });
  expect(memory.stored).toEqual({
    access_token: "access-2",
    refresh_token: "refresh-2",
    expires_at: 1_001_900,
  });
});

test("makes a full exchange when another process has refreshed without the store", async () => {
  const { server, memory, start } = await shared();
  const [one, two] = [start(), start({ store: { load: () => undefined, save: () => {} } })];
  await one();
  await two(); // its pair ends the first one's in this server
  memory.time += 900_000;
  expect(await one()).toBe("access-3");
  expect(server.lines().slice(8)).toEqual([refreshing, ...fullExchange]);
});

test.each(["reset", "cut", "hang", "stall"] as const)(
  "makes a full exchange when the answer to a refresh is lost (%s)",
  async (answer) => {
    const { memory, server, start } = await shared({
      [`POST ${tokenPath}`]: async (seen, count) => {
        const own = await server.api[`POST ${tokenPath}`]?.(seen, count); // it takes effect, and nobody hears of it
        return seen.body.includes("refresh_token") ? answer : (own ?? "reset");
      },
    });
    const token = start({ timeout: 200 });
    await token();
    memory.time += 900_000;
    expect(await token()).toBe("access-3");
    expect(server.lines().slice(4)).toEqual([refreshing, ...fullExchange]);
    expect(memory.stored).toMatchObject({ access_token: "access-3", refresh_token: "refresh-3" });
  },
);

test.each([
  ["400", { status: 400, body: { error_msg: "It is invalid." } }],
  ["401", { status: 401, body: { error_msg: "It is invalid." } }],
  ["500", { status: 500 }],
  ["a page", { body: "<html>" }],
  ["half a pair", { body: { access_token: "access-2", expires_in: 5 } }],
])("makes a full exchange when a refresh is answered with %s", async (_, answer) => {
  const { memory, server, start } = await shared({
    [`POST ${tokenPath}`]: (seen, count) =>
      seen.body.includes("refresh_token")
        ? answer
        : (server.api[`POST ${tokenPath}`]?.(seen, count) ?? "reset"),
  });
  const token = start();
  await token();
  memory.time += 900_000;
  expect(await token()).toBe("access-2");
  expect(server.lines().slice(4)).toEqual([refreshing, ...fullExchange]);
});

test("takes the token that another process has refreshed", async () => {
  const { memory, server, start } = await shared();
  const [one, two] = [start(), start()];
  await one();
  await two();
  memory.time += 900_000;
  expect(await one()).toBe("access-2");
  expect(await two()).toBe("access-2");
  expect(await two("access-1")).toBe("access-2");
  expect(server.lines()).toEqual([...fullExchange, refreshing]);
});

test("wraps what a store throws, without what it holds", async () => {
  const { start } = await shared();
  const command = { name: "SET", args: ["key", "access-1 refresh-1"] };
  const thrown = Object.assign(
    new Error("SET access-1 refresh-1 was refused", { cause: new Error(clientSecret) }),
    {
      code: "EREFUSED",
      command,
    },
  );
  const store: TokenStore = {
    load: () => undefined,
    save: () => {
      throw thrown;
    },
  };
  const token = start({ store });
  const error = (await token().catch((it) => it)) as AuthError & { cause: Error };
  expect(error).toBeInstanceOf(AuthError);
  expect(error.message).toBe("the token could not be saved and is in memory only (EREFUSED)");
  expect(error).toMatchObject({ step: "store", status: undefined });
  expect(error.cause).toMatchObject({ message: "SET *** *** was refused", code: "EREFUSED" });
  expect(error.cause.cause).toMatchObject({ message: "***" });
  expect(inspect(error, { depth: 9, showHidden: true })).not.toMatch(/access-1|refresh-1|secret-of/);
  expect(await token()).toBe("access-1");
});

test.each([
  ["an error", () => Promise.reject(new RangeError("too far")), "RangeError", "too far"],
  [
    "a code further inside",
    () => Promise.reject(new Error("a", { cause: Object.assign(new Error("b"), { code: "EACCES" }) })),
    "EACCES",
    "a",
  ],
  [
    "a code outside",
    () => Promise.reject(Object.assign(new Error("a", { cause: new Error("b") }), { code: "EACCES" })),
    "EACCES",
    "a",
  ],
  ["a code that is a number", () => Promise.reject(Object.assign(new Error("a"), { code: 5 })), "Error", "a"],
  ["a secret", () => Promise.reject(new Error(clientSecret)), "Error", "***"],
  ["a string", () => Promise.reject("refresh-1"), "string", ""],
  ["nothing", () => Promise.reject(undefined), "undefined", ""],
  [
    "a getter",
    () => ({
      get access_token(): string {
        throw new TypeError("no");
      },
      refresh_token: "",
      expires_at: 0,
    }),
    "TypeError",
    "no",
  ],
  ["a text that is not JSON", () => JSON.parse('{"access_token":access-1}'), "SyntaxError", "SyntaxError"],
])("wraps what load throws: %s", async (_, load, label, words) => {
  const { server, start } = await shared();
  const error = (await start({ store: { load: load as TokenStore["load"], save: () => {} } })().catch(
    (it) => it,
  )) as AuthError & { cause: Error };
  expect(error).toBeInstanceOf(AuthError);
  expect(error.message).toBe(`the token could not be loaded (${label})`);
  expect(error.step).toBe("store");
  expect(error.cause.message).toBe(words);
  expect(inspect(error, { depth: 9 })).not.toMatch(/access-1|refresh-1/);
  expect(server.requests).toEqual([]);
});

test("copies causes of causes, but not without end", async () => {
  const { start } = await shared();
  const round = new Error("round") as Error & { cause?: unknown };
  round.cause = round;
  const error = (await start({
    store: {
      load: () => {
        throw round;
      },
      save: () => {},
    },
  })().catch((it) => it)) as AuthError;
  let copies = 0;
  for (let it: unknown = error.cause; it instanceof Error; it = it.cause) copies++;
  expect(copies).toBe(6);
});
