import { beforeEach, describe, expect, test, vi } from "vitest";
import {
  createUsersClient,
  UsersBodyError,
  type UsersClient,
  UsersConnectionError,
  UsersStatusError,
  UsersTimeoutError,
} from "../../src/index.ts";
import { rejectionOf } from "../rejection.ts";
import { type Scripted, startServer, unread } from "../scripted-server.ts";

const token = "0123456789abcdef0123456789abcdef01234567";
const user = { id: 1, created_at: 1, updated_at: 1 };
const one = "/oserve/v2.6/miniapp/user_profile/{id}/";
const oneOld = "/oserve/v2.2/miniapp/user_profile/{id}/";
const many = "/oserve/v2.6/miniapp/user_profile/";
const account = "/oserve/v2.1/miniapp/user/account/{id}/";

beforeEach(() => {
  vi.spyOn(Math, "random").mockReturnValue(0); // pauses of no length
  return () => vi.restoreAllMocks();
});

interface Request {
  name: string;
  send: (users: UsersClient) => Promise<unknown>;
  method: string;
  path: string;
  /** Why it is not sent again after an unclear failure. */
  once?: string;
}

const read: Request = { name: "a read", send: (it) => it.get(1), method: "GET", path: oneOld };
const twice = (operation: string) => `${operation} would apply twice`;
const requests: Request[] = [
  read,
  { name: "an update", send: (it) => it.update(1, { test: "a" }), method: "PUT", path: one },
  {
    name: "a change of a login",
    send: (it) => it.updateAccount(1, { username: "pretty_girl" }),
    method: "PUT",
    path: account,
  },
  {
    name: "$append_unique",
    send: (it) => it.update(1, { tags: { $append_unique: ["a"] }, more: { $remove: ["b"] } }),
    method: "PUT",
    path: one,
  },
  {
    name: "$incr_by",
    send: (it) => it.update(1, { score: { $incr_by: 1 } }),
    method: "PUT",
    path: one,
    once: twice("$incr_by"),
  },
  {
    name: "$append among others",
    send: (it) => it.update(1, { test: "a", tags: { $append: ["a"] }, more: { $append_unique: ["b"] } }),
    method: "PUT",
    path: one,
    once: twice("$append"),
  },
  {
    name: "$pop in $set",
    send: (it) => it.update(1, { $set: { tags: { $pop: 1 } } }),
    method: "PUT",
    path: one,
    once: twice("$pop"),
  },
  {
    name: "a bulk update",
    send: (it) => it.updateWhere({ score: 1 }, { score: 2 }),
    method: "PUT",
    path: many,
    once: "where could match other users the second time",
  },
];

/** One of each kind, for what takes its time. */
const kinds = requests.filter((it) => ["a read", "an update", "$incr_by"].includes(it.name));

interface Fault {
  name: string;
  answer: Scripted | typeof unread;
  class: new (...args: never[]) => Error;
  what: string;
  /** Whether the API may have done what was asked: repeated unless that does harm. */
  unclear: boolean;
  /** Repeated whatever the request is. */
  always?: boolean;
  expected?: object;
  timeout?: number;
}

const page = { "content-type": "text/html; charset=utf-8" };
const faults: Fault[] = [
  {
    name: "a reset before the request is read",
    answer: unread,
    class: UsersConnectionError,
    what: "had no answer",
    unclear: true,
  },
  {
    name: "a reset after it was read",
    answer: { reset: true },
    class: UsersConnectionError,
    what: "had no answer",
    unclear: true,
  },
  {
    name: "an answer that is not HTTP",
    answer: { raw: "hello\r\n\r\n" },
    class: UsersConnectionError,
    what: "had no answer",
    unclear: true,
  },
  {
    name: "slow headers",
    answer: { body: user, delay: 9000 },
    class: UsersTimeoutError,
    what: "had no answer within 150 ms",
    unclear: true,
    timeout: 150,
  },
  {
    name: "a slow body",
    answer: { body: user, bodyDelay: 9000 },
    class: UsersTimeoutError,
    what: "had no answer within 150 ms",
    unclear: true,
    timeout: 150,
  },
  {
    name: "a body that ends too early",
    answer: { body: user, short: true },
    class: UsersConnectionError,
    what: "had no answer",
    unclear: true,
  },
  {
    name: "a failure whose body ends too early",
    answer: { status: 400, body: { error_msg: "no" }, short: true },
    class: UsersConnectionError,
    what: "had no answer",
    unclear: true,
  },
  {
    name: "JSON that was cut",
    answer: { body: '{"id": 7069' },
    class: UsersBodyError,
    what: "answered 200: the body is not the API's JSON (application/json)",
    unclear: true,
    expected: { status: 200 },
  },
  {
    name: "a success of another kind",
    answer: { body: { status: "ok" } },
    class: UsersBodyError,
    what: "answered 200: the body is not the API's JSON (application/json)",
    unclear: true,
    expected: { status: 200 },
  },
  {
    name: "a success with a page of a gateway",
    answer: { headers: page, body: "<h1>Log in</h1>" },
    class: UsersBodyError,
    what: "answered 200: the body is not the API's JSON (text/html)",
    unclear: true,
    expected: { status: 200 },
  },
  {
    name: "204",
    answer: { status: 204, body: "" },
    class: UsersBodyError,
    what: "answered 204: the body is empty",
    unclear: true,
    expected: { status: 204 },
  },
  {
    name: "HTML 502",
    answer: { status: 502, headers: page, body: "<h1>502</h1>" },
    class: UsersStatusError,
    what: "answered 502: the body is not the API's JSON (text/html)",
    unclear: true,
    expected: { status: 502, error_msg: undefined, retryAfter: undefined },
  },
  {
    name: "an empty 500",
    answer: { status: 500, headers: { "content-type": "" }, body: "" },
    class: UsersStatusError,
    what: "answered 500: the body is empty",
    unclear: true,
    expected: { status: 500 },
  },
  {
    name: "503 with Retry-After",
    answer: { status: 503, headers: { "retry-after": "0" }, body: { error_msg: "busy" } },
    class: UsersStatusError,
    what: "answered 503: busy",
    unclear: true,
    expected: { status: 503, error_msg: "busy", retryAfter: 0 },
  },
  {
    name: "408",
    answer: { status: 408, body: { error_msg: "too slow" } },
    class: UsersStatusError,
    what: "answered 408: too slow",
    unclear: true,
    expected: { status: 408, error_msg: "too slow" },
  },
  {
    name: "429",
    answer: { status: 429, body: { error_msg: "slow down" } },
    class: UsersStatusError,
    what: "answered 429: slow down",
    unclear: false,
    always: true,
    expected: { status: 429, retryAfter: undefined },
  },
  {
    name: "429 with Retry-After in seconds",
    answer: { status: 429, headers: { "retry-after": "0" } },
    class: UsersStatusError,
    what: "answered 429: the body is not the API's JSON (application/json)",
    unclear: false,
    always: true,
    expected: { status: 429, retryAfter: 0 },
  },
  {
    name: "429 with Retry-After as a date that is over",
    answer: { status: 429, headers: { "retry-after": "Sun, 06 Nov 1994 08:49:37 GMT" } },
    class: UsersStatusError,
    what: "answered 429: the body is not the API's JSON (application/json)",
    unclear: false,
    always: true,
    expected: { status: 429, retryAfter: 0 },
  },
  {
    name: "429 with a Retry-After that is neither",
    answer: { status: 429, headers: { "retry-after": "soon" } },
    class: UsersStatusError,
    what: "answered 429: the body is not the API's JSON (application/json)",
    unclear: false,
    always: true,
    expected: { status: 429, retryAfter: undefined },
  },
  {
    name: "429 that asks for more than a minute",
    answer: { status: 429, headers: { "retry-after": "61" }, body: { error_msg: "later" } },
    class: UsersStatusError,
    what: "answered 429: later",
    unclear: false,
    expected: { status: 429, retryAfter: 61 },
  },
  ...[302, 304, 400, 401, 403, 404, 405, 409].map((status) => ({
    name: String(status),
    answer:
      status === 304
        ? { status, body: "", headers: { "content-type": "" } }
        : { status, body: { error_msg: "no" }, headers: { location: "/elsewhere/" } },
    class: UsersStatusError,
    what: `answered ${status}: ${status === 304 ? "the body is empty" : "no"}`,
    unclear: false,
    expected: { status },
  })),
];

describe.each(faults)("$name", (fault) => {
  test.each(fault.timeout ? kinds : requests)("of $name", async ({ send, method, path, once }) => {
    const { url, requests } = await startServer([fault.answer]);
    const users = createUsersClient({ token, baseUrl: url, timeout: fault.timeout ?? 30_000 });
    const error = await rejectionOf(send(users));
    const repeated = fault.always || (fault.unclear && !once);
    const attempts = repeated ? 3 : 1;
    const mayHaveBeenApplied = fault.unclear && method === "PUT";
    const notRepeated = mayHaveBeenApplied ? once : undefined;
    expect(requests.length, "requests").toBe(attempts);
    expect(error).toBeInstanceOf(fault.class);
    expect({ ...error, name: undefined }).toEqual({
      name: undefined,
      method,
      path,
      attempts,
      mayHaveBeenApplied,
      notRepeated,
      ...(fault.class === UsersStatusError && { error_msg: error.error_msg, retryAfter: error.retryAfter }),
      ...fault.expected,
    });
    expect(error.name).toBe(fault.class.name);
    // Which of the two it is depends on how far the request has come. What is not HTTP has no code.
    const why =
      /^ \((ECONNRESET|UND_ERR_SOCKET)\)/.exec(error.message.split("had no answer")[1] ?? "")?.[0] ?? "";
    expect(why !== "").toBe(
      fault.class === UsersConnectionError && fault.name !== "an answer that is not HTTP",
    );
    expect(error.message).toBe(
      `${method} ${path} ${fault.what}${why}${attempts > 1 ? " (3 attempts)" : ""}` +
        (mayHaveBeenApplied ? "; it may have been applied" : "") +
        (notRepeated ? ` and was not sent again: ${notRepeated}` : ""),
    );
    // A second attempt is the first one again, to the byte.
    const [first] = requests;
    for (const { time: _, ...again } of requests) expect({ ...again, time: first?.time }).toEqual(first);
  });
});

const incr = (users: UsersClient, options?: object) => users.update(1, { score: { $incr_by: 1 } }, options);
const plain = (users: UsersClient, options?: object) => users.update(1, { test: "a" }, options);

test("a request succeeds when a later attempt does, of which nothing is to be seen", async () => {
  const { url, requests } = await startServer([{ reset: true }, { status: 500, body: "" }, { body: user }]);
  expect(await createUsersClient({ token, baseUrl: url }).get(1)).toEqual(user);
  expect(requests).toHaveLength(3);
});

test("a refused connection is a connection error with its cause", async () => {
  const { url, close } = await startServer([{}]);
  close();
  const users = createUsersClient({ token, baseUrl: url, retries: 1 });
  const error = await rejectionOf(plain(users));
  expect(error).toBeInstanceOf(UsersConnectionError);
  expect(error.message).toBe(
    `PUT ${one} had no answer (ECONNREFUSED) (2 attempts); it may have been applied`,
  );
  expect(error.cause).toMatchObject({ name: "TypeError", message: "ECONNREFUSED", code: "ECONNREFUSED" });
});

test("the error of a status or a timeout has no cause", async () => {
  const { url } = await startServer([{ status: 404 }, { delay: 200 }]);
  const users = createUsersClient({ token, baseUrl: url, retries: 0, timeout: 30 });
  for (let i = 0; i < 2; i++) expect((await rejectionOf(plain(users))).cause).toBeUndefined();
});

test("a success that lacks what was asked for is not asked for again", async () => {
  const { url, requests } = await startServer([{ body: { meta: {}, objects: [] } }]);
  const error = await rejectionOf(createUsersClient({ token, baseUrl: url }).count());
  expect(error.message).toBe(
    "GET /oserve/v2.2/miniapp/user_profile/ answered 200: there is no total_count (application/json)",
  );
  expect(requests).toHaveLength(1);
});

describe("`repeatable`", () => {
  test.each<[string, (users: UsersClient, options: object) => Promise<unknown>, object, number, string]>([
    ["true sends $incr_by again", incr, { repeatable: true }, 3, "; it may have been applied"],
    ["false sends a plain update once", plain, { repeatable: false }, 1, "; it may have been applied"],
    [
      "false changes nothing for $incr_by",
      incr,
      { repeatable: false },
      1,
      "; it may have been applied and was not sent again: $incr_by would apply twice",
    ],
    [
      "undefined is the default of a plain update",
      plain,
      { repeatable: undefined },
      3,
      "; it may have been applied",
    ],
    [
      "true sends a bulk update again",
      (users, options) => users.updateWhere({ a: 1 }, { b: { $pop: 1 } }, options),
      { repeatable: true },
      3,
      "; it may have been applied",
    ],
    [
      "false sends a change of a login once",
      (users, options) => users.updateAccount(1, { phone: null }, options),
      { repeatable: false },
      1,
      "; it may have been applied",
    ],
  ])("%s", async (_, send, options, attempts, end) => {
    const { url, requests } = await startServer([{ status: 503, body: { error_msg: "busy" } }]);
    const error = await rejectionOf(send(createUsersClient({ token, baseUrl: url }), options));
    expect(requests).toHaveLength(attempts);
    expect(error.message.replace(/^\S+ \S+ /, "")).toBe(
      `answered 503: busy${attempts > 1 ? " (3 attempts)" : ""}${end}`,
    );
  });

  test("false does not keep 429 from being repeated, which was not applied", async () => {
    const { url, requests } = await startServer([{ status: 429 }, { body: user }]);
    await plain(createUsersClient({ token, baseUrl: url }), { repeatable: false });
    expect(requests).toHaveLength(2);
  });

  test("is not an option of a read", async () => {
    const { url, requests } = await startServer([{ body: user }]);
    const users = createUsersClient({ token, baseUrl: url });
    await expect(users.get(1, { repeatable: true } as object)).rejects.toThrow(
      new TypeError("get has no option repeatable: nothing was sent"),
    );
    expect(requests).toEqual([]);
  });
});

test("what an earlier attempt may have applied is not forgotten", async () => {
  const { url } = await startServer([{ reset: true }, { status: 400, body: { error_msg: "taken" } }]);
  const error = await rejectionOf(plain(createUsersClient({ token, baseUrl: url })));
  expect(error.message).toBe(`PUT ${one} answered 400: taken (2 attempts); it may have been applied`);
  expect(error).toMatchObject({ status: 400, attempts: 2, mayHaveBeenApplied: true });
  expect(error).not.toHaveProperty("notRepeated");
});

test("a write that was only slowed down was not applied", async () => {
  const { url } = await startServer([{ status: 429 }, { status: 404, body: { error_msg: "gone" } }]);
  const error = await rejectionOf(incr(createUsersClient({ token, baseUrl: url })));
  expect(error.message).toBe(`PUT ${one} answered 404: gone (2 attempts)`);
  expect(error.mayHaveBeenApplied).toBe(false);
});

test("a write that was slowed down and then failed is not sent a third time", async () => {
  const { url, requests } = await startServer([{ status: 429 }, { status: 500, body: "" }]);
  const error = await rejectionOf(incr(createUsersClient({ token, baseUrl: url })));
  expect(requests).toHaveLength(2);
  expect(error.message).toBe(
    `PUT ${one} answered 500: the body is empty (2 attempts); it may have been applied` +
      " and was not sent again: $incr_by would apply twice",
  );
});

describe("`retries`", () => {
  test.each([
    [undefined, undefined, 3],
    [0, undefined, 1],
    [1, undefined, 2],
    [5, undefined, 6],
    [10, undefined, 11],
    [undefined, 0, 1],
    [undefined, 1, 2],
    [0, 3, 4],
    [3, 0, 1],
    [3, undefined, 4],
  ])("%s for the client and %s for the call: sent %s times", async (retries, own, times) => {
    const { url, requests } = await startServer([{ status: 500, body: "" }]);
    const users = createUsersClient({ token, baseUrl: url, ...(retries === undefined ? {} : { retries }) });
    const error = await rejectionOf(users.get(1, { retries: own }));
    expect(requests).toHaveLength(times);
    expect(error.attempts).toBe(times);
  });

  test.each([-1, 11, 1.5, Number.NaN])("%s is refused", async (retries) => {
    const message = `retries must be an integer from 0 to 10, but it is ${retries}: nothing was sent`;
    expect(() => createUsersClient({ token, retries })).toThrow(new TypeError(message));
    await expect(createUsersClient({ token }).get(1, { retries })).rejects.toThrow(new TypeError(message));
  });
});
