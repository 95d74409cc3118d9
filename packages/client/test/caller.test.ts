import { describe, expect, test, vi } from "vitest";
import { createUsersClient, type UsersClientOptions } from "../src/index.ts";
import { rejectionOf } from "./rejection.ts";
import { startServer } from "./scripted-server.ts";

const token = "0123456789abcdef0123456789abcdef01234567";
const user = { id: 1, created_at: 1, updated_at: 1 };

describe("the options of a client", () => {
  test.each<[object, string]>([
    [{ token, baseUrl: undefined }, "baseUrl is undefined: leave it out if you mean the default"],
    [{ token, baseUrl: null }, "baseUrl is null: leave it out if you mean the default"],
    [{ token, environment: undefined }, "environment is undefined: leave it out if you mean the default"],
    [{ token, fetch: null }, "fetch is null: leave it out if you mean the default"],
    [{ token, retries: null }, "retries must be an integer from 0 to 10, but it is null: nothing was sent"],
    [
      { token, dangerouslyAllowBrowser: "yes" },
      "dangerouslyAllowBrowser must be true or false, but it is a string of 3 characters: nothing was sent",
    ],
    [{ token: undefined }, "token is missing or not a token: pass the access token of the application"],
    [{ token, fetch: undefined }, "fetch is undefined: leave it out if you mean the default"],
    [{ token, environment: null }, "environment is null: leave it out if you mean the default"],
    [{ token: null }, "token is missing or not a token: pass the access token of the application"],
    [{ token, timout: 5 }, "createUsersClient has no option timout: nothing was sent"],
    [[token], "the options must be a plain object: nothing was sent"],
    [{ token, environment: "" }, "environment is not an environment id: leave it out for production"],
    [{ token, environment: "a b" }, "environment is not an environment id: leave it out for production"],
    [{ token, environment: " a" }, "environment is not an environment id: leave it out for production"],
    [{ token, environment: "a\n" }, "environment is not an environment id: leave it out for production"],
    [{ token, environment: "测试" }, "environment is not an environment id: leave it out for production"],
    [{ token: 5 }, "token is missing or not a token: pass the access token of the application"],
    [{ token: { token } }, "token is missing or not a token: pass the access token of the application"],
    [{ token, baseUrl: "" }, "baseUrl must be an http or https URL without credentials, query or fragment"],
  ])("%o are refused", (options, message) => {
    expect(() => createUsersClient(options as UsersClientOptions)).toThrow(new TypeError(message));
  });

  // As a header, it would be the text "null".
  test.each([5, true, {}])("an environment of %o is refused", (environment) => {
    expect(() => createUsersClient({ token, environment: environment as never })).toThrow(
      new TypeError("environment is not an environment id: leave it out for production"),
    );
  });

  test.each(["!", "~", "6f1c2d3e4b5a69788796"])(
    "an environment of %s is sent as it is",
    async (environment) => {
      const { url, requests } = await startServer([{ body: user }]);
      const users = createUsersClient({ token, baseUrl: url, environment });
      await users.get(1);
      await users.raw.GET("/oserve/v1/user/info/");
      expect(requests.map((it) => it.headers["x-hydrogen-env-id"])).toEqual([environment, environment]);
    },
  );

  test("are read once: what is changed in them later does not count", async () => {
    const { url, requests } = await startServer([{ body: user }]);
    const options = { token, baseUrl: url, environment: "a" };
    const users = createUsersClient(options);
    Object.assign(options, { token: "other", baseUrl: "http://localhost:1", environment: "b" });
    await users.get(1);
    expect(requests[0]?.headers).toMatchObject({
      authorization: `Bearer ${token}`,
      "x-hydrogen-env-id": "a",
    });
  });
});

test("what is undefined without a meaning of its own is as if it was not there", async () => {
  const { url, requests } = await startServer([{ body: user }]);
  const options = { token, baseUrl: url, retries: undefined, timeout: undefined, onRequest: undefined };
  await createUsersClient(options as never).get(1);
  expect(requests).toHaveLength(1);
});

test("without a base URL, the server of the spec is asked", async () => {
  const fetch = vi.fn(async (_: Request) => Response.json(user));
  await createUsersClient({ token, fetch }).get(1);
  expect(fetch.mock.calls[0]?.[0].url).toBe("https://cloud.minapp.com/oserve/v2.2/miniapp/user_profile/1/");
});

test("fetch gets the request with its token, and a signal; raw's fetch gets the request's own", async () => {
  const fetch = vi.fn(async (_request: Request, _init: { signal?: AbortSignal }) => Response.json(user));
  const users = createUsersClient({ token, fetch });
  await users.get(1);
  const { signal } = new AbortController();
  await users.raw.GET("/oserve/v1/user/info/", { signal });
  const [[called, init], [raw, rawInit]] = fetch.mock.calls as [[Request, object], [Request, object]];
  expect(called.headers.get("authorization")).toBe(`Bearer ${token}`);
  expect(init).toEqual({ signal: expect.any(AbortSignal) });
  expect(raw.headers.get("authorization")).toBe(`Bearer ${token}`);
  expect(rawInit).toEqual({});
});

test("raw does not ask for a token for what is refused", async () => {
  const source = vi.fn(() => token);
  const fetch = vi.fn(async (_: Request) => Response.json(user));
  const { raw } = createUsersClient({ token: source, fetch });
  await rejectionOf(raw.PUT("/oserve/v2.6/miniapp/user_profile/", { body: { a: 1 } } as never));
  expect(source).not.toHaveBeenCalled();
  expect(fetch).not.toHaveBeenCalled();
});

test("what fetch throws is a connection error, with its name but not its words", async () => {
  const users = createUsersClient({
    token,
    retries: 0,
    fetch: () => {
      throw new RangeError("broken");
    },
  });
  const error = await rejectionOf(users.get(1));
  expect(error.name).toBe("UsersConnectionError");
  expect(error.cause).toMatchObject({ name: "RangeError", message: "RangeError" });
});

test("a request that middleware of raw made is looked at as well", async () => {
  const fetch = vi.fn(async (_: Request) => Response.json(user));
  const users = createUsersClient({ token, fetch, baseUrl: "http://localhost/a" });
  users.raw.use({ onRequest: () => new Request("http://localhost/a/oserve//") });
  expect((await rejectionOf(users.get(1))).message).toBe(
    "a part of the path is empty, was an id lost?: nothing was sent",
  );
  expect(fetch).not.toHaveBeenCalled();
});

test("a fetch that is no function is refused", () => {
  expect(() => createUsersClient({ token, fetch: 5 as never })).toThrow(
    new TypeError("fetch must be a function"),
  );
});

test("a signal that is none is refused in words", async () => {
  const users = createUsersClient({ token });
  await expect(users.get(1, { signal: new AbortController() as never })).rejects.toThrow(
    new TypeError("signal must be an AbortSignal, but it is of type AbortController: nothing was sent"),
  );
  await expect(users.list({ signal: 5 as never })).rejects.toThrow(
    "signal must be an AbortSignal, but it is 5",
  );
});
