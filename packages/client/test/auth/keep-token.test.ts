import { expect, test } from "vitest";
import { keepToken } from "../../src/auth/keep-token.ts";
import type { StoredToken } from "../../src/auth/token-store.ts";

/**
 * A token function over pairs that are made up: pair n is `a<n>` and `r<n>` and lives 1000 seconds. The clock stands at
 * 10,000 until it is set.
 */
function keeper(stored?: StoredToken) {
  const log: string[] = [];
  const world = {
    log,
    time: 10_000,
    lifetime: 1000,
    pairs: 0,
    stored,
    /** What fails, by its name in the log. */
    failing: new Set<string>(),
    token: undefined as unknown as (rejected?: string) => Promise<string>,
  };
  const step = async (what: string) => {
    log.push(what);
    await Promise.resolve();
    if (world.failing.has(what.split(" ")[0] ?? "")) throw new Error(`${what} failed`);
  };
  const next = () => {
    const n = ++world.pairs;
    return { access_token: `a${n}`, refresh_token: `r${n}`, expires_at: world.time + world.lifetime };
  };
  world.token = keepToken({
    now: () => world.time,
    load: async () => {
      await step("load");
      return world.stored;
    },
    save: async (token) => {
      await step(`save ${token.access_token}`);
      world.stored = token;
    },
    create: async () => {
      await step("create");
      return next();
    },
    refresh: async (refreshToken) => {
      await step(`refresh ${refreshToken}`);
      return next();
    },
  });
  return world;
}

const other = (expires_at: number, name = "x"): StoredToken => ({
  access_token: `a-${name}`,
  refresh_token: `r-${name}`,
  expires_at,
});

test("makes a token at the first call and keeps it", async () => {
  const { token, log } = keeper();
  expect(log).toEqual([]);
  expect(await token()).toBe("a1");
  expect(await token()).toBe("a1");
  expect(log).toEqual(["load", "create", "save a1"]);
});

test("takes the stored token without asking the API", async () => {
  const { token, log } = keeper(other(10_001));
  expect(await token()).toBe("a-x");
  expect(await token()).toBe("a-x");
  expect(log).toEqual(["load"]);
});

test("refreshes a stored token that has ended", async () => {
  const { token, log } = keeper(other(10_000));
  expect(await token()).toBe("a1");
  expect(log).toEqual(["load", "refresh r-x", "save a1"]);
});

test("refreshes when a tenth of the lifetime is left", async () => {
  const world = keeper();
  await world.token();
  world.time = 10_899.999;
  expect(await world.token()).toBe("a1");
  expect(world.log).toHaveLength(3);
  world.time = 10_900;
  expect(await world.token()).toBe("a2");
  expect(await world.token()).toBe("a2");
  expect(world.log.slice(3)).toEqual(["load", "refresh r1", "save a2"]);
});

test("refreshes an hour before the end of a long lifetime", async () => {
  const world = keeper();
  world.lifetime = 31_535_999;
  await world.token();
  world.time += world.lifetime - 3600.001;
  expect(await world.token()).toBe("a1");
  world.time += 0.001;
  expect(await world.token()).toBe("a2");
});

test("refreshes a token of the store when a tenth of what it had left is left", async () => {
  const world = keeper(other(10_100));
  await world.token();
  world.time = 10_089.999;
  expect(await world.token()).toBe("a-x");
  world.time = 10_090;
  expect(await world.token()).toBe("a1");
  expect(world.log).toEqual(["load", "load", "refresh r-x", "save a1"]);
});

test("saves before it gives", async () => {
  const world = keeper();
  let given = false;
  const token = world.token().then(() => {
    given = true;
    expect(world.stored?.access_token).toBe("a1");
  });
  expect(given).toBe(false);
  await token;
});

test("takes what another process has stored meanwhile", async () => {
  const world = keeper();
  await world.token();
  world.time = 10_950;
  world.stored = other(11_000); // as late as the one in hand
  expect(await world.token()).toBe("a-x");
  expect(world.log.slice(3)).toEqual(["load"]);
});

test("does not take a stored token that is older than the one in hand", async () => {
  const world = keeper();
  await world.token();
  world.stored = other(10_999);
  expect(await world.token("a1")).toBe("a1"); // brand new
  world.time = 10_900;
  expect(await world.token()).toBe("a2");
  expect(world.log.slice(3)).toEqual(["load", "load", "refresh r1", "save a2"]);
});

test("makes a token of the later pair, the stored one", async () => {
  const world = keeper(other(10_100));
  await world.token();
  world.stored = other(10_200, "y");
  world.time = 10_300;
  expect(await world.token()).toBe("a1");
  expect(world.log).toEqual(["load", "load", "refresh r-y", "save a1"]);
});

test("gives the one in hand when another was rejected", async () => {
  const { token, log } = keeper();
  await token();
  expect(await token("a0")).toBe("a1");
  expect(log).toHaveLength(3);
});

test("replaces the one that was rejected", async () => {
  const world = keeper(other(99_999));
  await world.token();
  expect(await world.token("a-x")).toBe("a1");
  expect(world.log).toEqual(["load", "load", "refresh r-x", "save a1"]);
});

test("takes the stored one instead of the one that was rejected", async () => {
  const world = keeper(other(20_000));
  await world.token();
  world.stored = other(20_000, "y");
  expect(await world.token("a-x")).toBe("a-y");
  expect(world.log).toEqual(["load", "load"]);
});

test("does not take the stored one when that is the rejected one", async () => {
  const { token, log } = keeper(other(20_000));
  expect(await token("a-x")).toBe("a1");
  expect(log).toEqual(["load", "refresh r-x", "save a1"]);
});

test("gives a brand-new token again, whatever the API says of it", async () => {
  const world = keeper();
  await world.token();
  world.time = 10_004.999;
  expect(await world.token("a1")).toBe("a1");
  expect(world.log.slice(3)).toEqual(["load"]);
  world.time = 10_005;
  expect(await world.token("a1")).toBe("a2");
  expect(world.log.slice(4)).toEqual(["load", "refresh r1", "save a2"]);
});

test("replaces a brand-new token that is due already", async () => {
  const world = keeper();
  world.lifetime = 2;
  await world.token();
  world.time = 10_001.799;
  expect(await world.token("a1")).toBe("a1");
  world.time = 10_001.8;
  expect(await world.token("a1")).toBe("a2");
  world.time = 10_003.6;
  expect(await world.token()).toBe("a3");
});

test("takes a stored one instead of a brand-new one that was rejected", async () => {
  const world = keeper();
  await world.token();
  world.stored = other(12_000);
  expect(await world.token("a1")).toBe("a-x");
  // It is not brand new: it may have been stored long ago.
  expect(await world.token("a-x")).toBe("a2");
});

test("does not call a token brand new for the clock being set back", async () => {
  const world = keeper();
  await world.token();
  world.time = 9_995.001;
  expect(await world.token("a1")).toBe("a1");
  world.time = 9_995;
  expect(await world.token("a1")).toBe("a2");
});

test("makes a full exchange when the refresh fails, and keeps its token", async () => {
  const world = keeper(other(10_000));
  world.failing.add("refresh");
  expect(await world.token()).toBe("a1");
  expect(world.log).toEqual(["load", "refresh r-x", "create", "save a1"]);
});

test("sends a refresh token only once", async () => {
  const world = keeper(other(10_000));
  world.failing.add("refresh").add("create");
  await expect(world.token()).rejects.toThrow("create failed");
  await expect(world.token()).rejects.toThrow("create failed");
  world.failing.clear();
  expect(await world.token()).toBe("a1");
  expect(world.log).toEqual(["load", "refresh r-x", "create", "load", "create", "load", "create", "save a1"]);
  world.time = 10_900;
  expect(await world.token()).toBe("a2");
  expect(world.log.slice(8)).toEqual(["load", "refresh r1", "save a2"]);
});

test("goes on with the one in hand when no other is to be had, and tries again after a tenth of the time", async () => {
  const world = keeper();
  await world.token();
  world.time = 10_900;
  world.failing.add("refresh").add("create");
  expect(await world.token()).toBe("a1");
  expect(world.log.slice(3)).toEqual(["load", "refresh r1", "create"]);
  world.time = 10_909.999;
  expect(await world.token()).toBe("a1");
  expect(world.log).toHaveLength(6);
  world.time = 10_910;
  expect(await world.token()).toBe("a1");
  expect(world.log.slice(6)).toEqual(["load", "create"]);
  world.time = 10_999.999;
  expect(await world.token()).toBe("a1");
  world.time = 11_000;
  await expect(world.token()).rejects.toThrow("create failed");
  world.failing.clear();
  expect(await world.token()).toBe("a2");
});

test("goes on with the one in hand when the store does not load", async () => {
  const world = keeper();
  await world.token();
  world.time = 10_950;
  world.failing.add("load");
  expect(await world.token()).toBe("a1");
  expect(world.log.slice(3)).toEqual(["load"]);
});

test("does not go on with the one that was rejected", async () => {
  const world = keeper(other(99_999));
  await world.token();
  world.failing.add("refresh").add("create");
  await expect(world.token("a-x")).rejects.toThrow("create failed");
  expect(await world.token()).toBe("a-x"); // the API may have been wrong
  world.failing.clear();
  expect(await world.token("a-x")).toBe("a1");
});

test("fails when the store does not load and there is no token in hand", async () => {
  const world = keeper();
  world.failing.add("load");
  await expect(world.token()).rejects.toThrow("load failed");
  expect(world.log).toEqual(["load"]);
  world.failing.clear();
  expect(await world.token()).toBe("a1");
});

test("fails when the store does not save, once, and keeps the token", async () => {
  const world = keeper();
  world.failing.add("save");
  await expect(world.token()).rejects.toThrow("save a1 failed");
  expect(await world.token()).toBe("a1");
  expect(world.log).toEqual(["load", "create", "save a1"]);
  world.time = 10_900;
  await expect(world.token()).rejects.toThrow("save a2 failed");
  expect(await world.token()).toBe("a2");
  world.failing.clear();
  world.time = 11_800;
  expect(await world.token()).toBe("a3");
  expect(world.log.slice(3)).toEqual(["load", "refresh r1", "save a2", "load", "refresh r2", "save a3"]);
  expect(world.stored?.access_token).toBe("a3");
});

test("makes one exchange for all that ask at the same time", async () => {
  const { token, log } = keeper();
  expect(await Promise.all([token(), token(), token("a0"), token()])).toEqual(["a1", "a1", "a1", "a1"]);
  expect(log).toEqual(["load", "create", "save a1"]);
});

test("makes one refresh for a burst of 401s, however they are spread", async () => {
  const world = keeper(other(99_999));
  await world.token();
  const burst = [world.token("a-x"), world.token("a-x")];
  await Promise.resolve();
  burst.push(world.token("a-x"), world.token());
  expect(await Promise.all(burst)).toEqual(["a1", "a1", "a1", "a1"]);
  expect(await world.token("a-x")).toBe("a1");
  expect(world.log).toEqual(["load", "load", "refresh r-x", "save a1"]);
});

test("tells all that wait of a failure, and remembers none", async () => {
  const world = keeper();
  world.failing.add("create");
  const outcomes = await Promise.allSettled([world.token(), world.token(), world.token("a0")]);
  expect(outcomes.map(({ status }) => status)).toEqual(["rejected", "rejected", "rejected"]);
  expect(world.log).toEqual(["load", "create"]);
  world.failing.clear();
  expect(await world.token()).toBe("a1");
});

test("replaces a rejected token that others are just loading, once", async () => {
  const world = keeper(other(99_999));
  const calls = [world.token(), world.token("a-x"), world.token("a-x")];
  expect(await Promise.all(calls)).toEqual(["a-x", "a1", "a1"]);
  expect(world.log).toEqual(["load", "load", "refresh r-x", "save a1"]);
});

test("replaces a rejected token after a renewal that failed", async () => {
  const world = keeper();
  await world.token();
  world.time = 10_900;
  world.failing.add("refresh").add("create");
  const early = world.token();
  const rejected = world.token("a1");
  await expect(early).resolves.toBe("a1");
  await expect(rejected).rejects.toThrow("create failed");
  expect(world.log.slice(3)).toEqual(["load", "refresh r1", "create", "load", "create"]);
});

test("makes no second exchange when the API gives the rejected token again", async () => {
  const world = keeper(other(10_000));
  const calls = [world.token("a1"), world.token("a1"), world.token("a1")];
  expect(await Promise.all(calls)).toEqual(["a1", "a1", "a1"]);
  expect(world.log).toEqual(["load", "refresh r-x", "save a1"]);
});

test("makes at most one exchange for each call of an API that rejects everything", async () => {
  const world = keeper();
  let rejected = await world.token();
  for (let call = 0; call < 20; call++) {
    world.time += 5;
    const before = world.pairs;
    rejected = await world.token(rejected);
    expect(world.pairs).toBe(before + 1);
  }
  world.time += 1;
  const before = world.log.length;
  for (let call = 0; call < 20; call++) expect(await world.token(rejected)).toBe(rejected);
  expect(new Set(world.log.slice(before))).toEqual(new Set(["load"]));
});
