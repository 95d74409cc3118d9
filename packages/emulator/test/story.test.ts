import { needsToken, routes } from "@minapp-users/spec-check";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Emulator, type EmulatorOptions, type SeedUser, startEmulator } from "../src/index.ts";
import { exampleUsers } from "../src/seed/example-users.ts";
import { createCall } from "./call.ts";
import {
  answerOf,
  bodyOf,
  documented,
  type Example,
  headersOf,
  keyOf,
  parameterOf,
  routeOf,
  unsentBodies,
} from "./story/spec-examples.ts";

/**
 * The examples of the spec as a story: each answer that it documents, from the emulator. Compared is the whole body, unless a
 * comment says why not.
 */

/** What has been told. */
const told = new Set<string>();
let time = 0;
let emulator: Emulator;

/** Begins a chapter with these users. A user of an example has no columns but those that it shows. */
async function begin(seed: readonly Example[] | number, options: EmulatorOptions = {}): Promise<void> {
  await emulator?.close();
  const users =
    typeof seed === "number" ? seed : seed.map((user): SeedUser => ({ created_by: undefined, ...user }));
  emulator = await startEmulator({ seed: users, clock: () => time * 1000, ...options });
}
afterAll(() => emulator?.close());

interface Telling {
  params?: Record<string, unknown>;
  query?: Record<string, unknown>;
  body?: unknown;
  token?: string | false;
  headers?: Record<string, string>;
}

/** Sends a request to an operation, and notes which example of the spec it is to be answered with. */
async function tell(operationId: string, status: number | string, name: string, telling: Telling = {}) {
  told.add(keyOf({ operationId, status: String(status), name }));
  const { method, path } = routeOf(operationId);
  const place = path.replace(/\{(\w+)\}/g, (_, parameter) =>
    String(telling.params?.[parameter] ?? parameterOf(operationId, parameter)),
  );
  const { params: _, ...options } = telling;
  const token = operationId.startsWith("create") ? { token: false as const } : {};
  return await createCall(emulator)(place, { method: method.toUpperCase(), ...token, ...options });
}

/** The same, with the whole answer compared. */
async function tellWhole(operationId: string, name: string, telling?: Telling): Promise<void> {
  const { status, json } = await tell(operationId, 200, name, telling);
  expect([status, json]).toEqual([200, answerOf(operationId, name)]);
}

const wechatUser = answerOf("getUser", "user");
const token = () => ({ client_id: emulator.clientId, client_secret: emulator.clientSecret });

describe("the story of the spec", () => {
  beforeEach(() => {
    time = 1_700_000_000;
  });

  test("an application gets its tokens", async () => {
    await begin([wechatUser]);
    const { headers, status } = await tell("createAuthorizationCode", 302, "", {
      body: bodyOf("createAuthorizationCode", "credentials"),
    });
    expect(status).toBe(302);
    const shown = headersOf("createAuthorizationCode", "302");
    expect(headers.get("location")).toBe(shown.Location);
    const [session, ...attributes] = shown["Set-Cookie"]?.split(/=\w+/) ?? []; // the session itself is random
    expect(headers.get("set-cookie")).toMatch(new RegExp(`^${session}=[0-9a-f]+${attributes.join("")}`));
    const cookie = headers.get("set-cookie")?.split(";")[0] ?? "";
    const call = createCall(emulator);
    const second = await call(headers.get("location") ?? "", { headers: { cookie }, token: false });
    const third = await call(second.headers.get("location") ?? "", { headers: { cookie }, token: false });
    told.add("createAuthorizationCode 200 code");
    // Codes and tokens are random.
    const shape = (example: Example) =>
      Object.fromEntries(
        Object.entries(example).map(([key, value]) => [
          key,
          /^[0-9a-f]{32,}$/.test(String(value)) ? expect.any(String) : value,
        ]),
      );
    expect(third.json).toEqual(shape(answerOf("createAuthorizationCode", "code")));

    const body = { ...bodyOf("createAccessToken", "authorizationCode"), code: third.json.code };
    const first = await tell("createAccessToken", 200, "token", { body });
    expect(first.json).toEqual(shape(answerOf("createAccessToken", "token")));
    const refresh = {
      ...bodyOf("createAccessToken", "refreshToken"),
      refresh_token: first.json.refresh_token,
    };
    const refreshed = await tell("createAccessToken", 200, "refreshed", { body: refresh });
    expect(refreshed.json).toEqual(shape(answerOf("createAccessToken", "refreshed")));
    const statusWith = async (access: string) =>
      (await call("/oserve/v2.2/miniapp/user_profile/", { token: access })).status;
    expect(await statusWith(refreshed.json.access_token)).toBe(200);
    expect(await statusWith(first.json.access_token)).toBe(401);
  });

  test("it lists its users", async () => {
    const filtered = answerOf("listUsers", "filtered");
    await begin([...filtered.objects, answerOf("getUser", "emailUser")]);
    for (const example of ["equal", "combined"]) {
      const where = parameterOf("listUsers", "where", example);
      await tellWhole("listUsers", "filtered", {
        query: { where, order_by: "created_at", return_total_count: 1 },
      });
    }
    const environment = { "X-Hydrogen-Env-ID": parameterOf("listUsers", "X-Hydrogen-Env-ID") };
    for (const telling of [{ query: { where: { test: "nobody" } } }, { headers: environment }]) {
      await tellWhole("listUsers", "empty", telling);
    }
    const newest = emulator.users.all().toSorted((a, b) => b.created_at - a.created_at);
    for (const example of ["newest", "stable"]) {
      const query = { order_by: parameterOf("listUsers", "order_by", example) };
      const listed = await createCall(emulator)("/oserve/v2.2/miniapp/user_profile/", { query });
      expect(listed.json.objects).toEqual(newest);
    }

    await begin([
      ...answerOf("listUsers", "firstPage").objects,
      ...answerOf("listUsers", "secondPage").objects,
    ]);
    await tellWhole("listUsers", "firstPage", { query: { limit: 1 } });
    await tellWhole("listUsers", "secondPage", { query: { limit: 1, offset: 1 } });
    await tellWhole("listUsers", "count", { query: { limit: 1, return_total_count: 1 } });
  });

  test("it reads and updates one", async () => {
    const email = answerOf("getUser", "emailUser");
    await begin([wechatUser, email]);
    await tellWhole("getUser", "user");
    await tellWhole("getUser", "emailUser", { params: { id: email.id } });
    time = answerOf("updateUser", "updated").updated_at;
    await tellWhole("updateUser", "updated", { body: bodyOf("updateUser", "set") });
    const atomic = await createCall(emulator)(`/oserve/v2.6/miniapp/user_profile/${wechatUser.id}/`, {
      body: bodyOf("updateUser", "atomic"),
    });
    expect(atomic.json).toMatchObject({ score: -1, tags: ["vip"] });
  });

  test("it updates many", async () => {
    const succeeded = answerOf("bulkUpdateUsers", "succeeded");
    const { id, updated_at } = succeeded.operation_result[0].success;
    time = updated_at;
    await begin([{ id, test: "test" }]);
    const where = parameterOf("bulkUpdateUsers", "where", "equal");
    await tellWhole("bulkUpdateUsers", "succeeded", {
      query: { where },
      body: bodyOf("bulkUpdateUsers", "set"),
    });

    await begin([
      { id, created_at: 3, score: 1 },
      { id: 2, created_at: 2, score: null }, // cannot be added to
      { id: 3, created_at: 1 },
    ]);
    await tellWhole("bulkUpdateUsers", "partlyFailed", {
      query: { where: {}, limit: 2, return_total_count: 1 },
      body: bodyOf("bulkUpdateUsers", "atomic"),
    });
  });

  test("it follows a job", async () => {
    const succeeded = answerOf("getBulkOperation", "succeeded");
    await begin(succeeded.matched_count);
    time = succeeded.created_at;
    await tellWhole("bulkUpdateUsers", "asynchronous", { body: bodyOf("bulkUpdateUsers", "set") });
    await tellWhole("getBulkOperation", "pending");
    time = succeeded.updated_at;
    await emulator.settle();
    await tellWhole("getBulkOperation", "succeeded");
  });

  test("it changes a login", async () => {
    for (const [answer, request] of [
      ["account", "username"],
      ["newPhone", "phone"],
      ["cleared", "clear"],
    ] as const) {
      const shown = answerOf("updateUserAccount", answer);
      await begin([
        {
          id: wechatUser.id,
          _username: shown.username,
          _email: "pretty_girl@example.com",
          _email_verified: request === "clear" || shown.email_verified, // cleared with the e-mail
          _phone: "13800138000",
          _phone_verified: true,
        },
      ]);
      await tellWhole("updateUserAccount", answer, { body: bodyOf("updateUserAccount", request) });
    }
    const { new_password } = bodyOf("updateUserAccount", "password");
    await createCall(emulator)(`/oserve/v2.1/miniapp/user/account/${wechatUser.id}/`, {
      body: { new_password },
    });
    expect(await emulator.users.checkPassword(wechatUser.id, new_password)).toBe(true);
  });

  test("it still uses v1", async () => {
    const { id, user_id, user_group, ...columns } = answerOf("getUserProfileV1", "profile");
    // This version does not show the columns that came later.
    const later = { language: "zh_CN", is_authorized: true, test: "test" };
    await begin([{ ...columns, ...later, id: user_id, _profile_id: id, _group: user_group }]);
    for (const name of ["created_at__gte", "created_at__lte", "gender", "openid", "unionid", "order_by"]) {
      const query = { [name]: parameterOf("listUserProfilesV1", name) };
      await tellWhole("listUserProfilesV1", "list", { query });
    }
    await tellWhole("listUserProfilesV1", "profile", { query: { user_id } });
    await tellWhole("getUserProfileV1", "profile");

    const user = answerOf("getUserInfoV1", "user");
    await begin([user]);
    await tellWhole("listUserInfoV1", "list", {
      query: { where: parameterOf("listUserInfoV1", "where", "equal") },
    });
    await tellWhole("getUserInfoV1", "user");
    time = answerOf("updateUserInfoV1", "updated").updated_at;
    await tellWhole("updateUserInfoV1", "updated", { body: bodyOf("updateUserInfoV1", "set") });
  });
});

/** How a mistake is made that the spec has an example for. The words are compared where `words` is true: the spec made them up. */
const mistakes: Record<string, { words: boolean; telling: (operationId: string) => Telling }> = {
  incomplete: { words: false, telling: () => ({ body: { client_id: emulator.clientId } }) },
  invalidClient: {
    words: true,
    telling: (operationId) => ({
      body: {
        ...(operationId === "createAccessToken" ? bodyOf(operationId, "authorizationCode") : {}),
        ...token(),
        client_secret: "wrong",
      },
    }),
  },
  invalidGrant: {
    words: true,
    telling: (operationId) => ({ body: bodyOf(operationId, "authorizationCode") }),
  },
  invalidWhere: {
    words: true,
    telling: (operationId) =>
      operationId === "listUserProfilesV1"
        ? { query: { gender: 7 } } // which has filters of its own
        : { query: { where: { $like: { test: "t" } } }, ...bulkBody(operationId) },
  },
  unsortable: {
    words: true,
    telling: () => ({ query: { order_by: "gender" } }),
  },
  typeConflict: { words: true, telling: () => ({ body: { score: "text" } }) },
  builtIn: { words: true, telling: () => ({ body: { id: 1 } }) },
  taken: { words: true, telling: () => ({ params: { id: wechatUser.id }, body: { username: "TAKEN" } }) },
  invalidEmail: { words: false, telling: () => ({ body: { email: "not an e-mail" } }) },
  unauthorized: { words: false, telling: () => ({ token: "wrong" }) }, // the emulator says what is wrong with it
  notFound: {
    words: true,
    telling: (operationId) => ({ params: ids(operationId), ...anyBody(operationId) }),
  },
};

function bulkBody(operationId: string): Telling {
  return operationId === "bulkUpdateUsers" ? { body: bodyOf(operationId, "set") } : {};
}

function anyBody(operationId: string): Telling {
  const content = routeOf(operationId).operation.requestBody?.content["application/json"];
  const [example] = Object.values(content?.examples ?? {});
  return example ? { body: example.value } : {};
}

function ids(operationId: string): Record<string, unknown> {
  const names = routeOf(operationId).parameters.filter((it) => it.in === "path");
  return Object.fromEntries(names.map(({ name }) => [name, 404_404]));
}

describe("mistakes of the caller", () => {
  const cases = documented.filter(({ name }) => name in mistakes);
  test.each(cases)("$operationId $status $name", async ({ operationId, status, name, value }) => {
    await begin([wechatUser, { id: 5, _username: "taken" }]);
    const { words, telling } = mistakes[name] as (typeof mistakes)[string];
    const answer = await tell(operationId, status, name, telling(operationId));
    expect(answer.status).toBe(Number(status));
    const sameWords = words && `${operationId} ${name}` !== "listUserProfilesV1 invalidWhere";
    expect(answer.json).toEqual(
      sameWords ? value : { status: "error", error_msg: expect.stringMatching(/\w/) },
    );
  });
});

describe("what only goes wrong on demand", () => {
  const cases = documented.filter(
    ({ status, name }) => name !== "" && !status.startsWith("2") && !(name in mistakes),
  );
  test.each(cases)("$operationId $status $name", async ({ operationId, status, name, mediaType, value }) => {
    await begin([]);
    const isJson = mediaType === "application/json";
    const code = Number(status.replace("XX", isJson ? "00" : "02"));
    emulator.faults.add({
      operationId,
      status: code,
      ...(isJson ? {} : { body: value, headers: { "content-type": mediaType } }),
    });
    told.add(keyOf({ operationId, status, name }));
    const { method, path } = routeOf(operationId);
    const response = await fetch(emulator.url + path.replace(/\{\w+\}/, "1"), {
      method: method.toUpperCase(),
    });
    expect(response.status).toBe(code);
    expect(response.headers.get("content-type")).toBe(mediaType);
    expect(isJson ? await response.json() : await response.text()).toEqual(value);
  });
});

describe("every example of a request is taken, in the environment of the example", () => {
  beforeAll(async () => {
    await begin([]);
    const env = parameterOf("listUsers", "X-Hydrogen-Env-ID");
    await emulator.users.seed(exampleUsers(), { env });
    await emulator.users.seed(1001, { env });
    await createCall(emulator)("/oserve/v2.6/miniapp/user_profile/", {
      body: { test: "the job that getBulkOperation is asked about" },
      headers: { "X-Hydrogen-Env-ID": env },
    });
    await emulator.settle();
  });

  /** Of the account, the first example would take the username of another user. */
  const lastBody = ({ operation }: (typeof routes)[number]) =>
    Object.entries(operation.requestBody?.content["application/json"]?.examples ?? {}).at(-1);
  const cases = routes.filter(needsToken).flatMap((route) => {
    const { operationId } = route.operation;
    const [bodyName] = lastBody(route) ?? [];
    return route.parameters.flatMap((parameter) =>
      Object.keys(parameter.examples ?? { "": parameter.example }).map((name) => ({
        operationId,
        place: parameter.in,
        parameter: parameter.name,
        name,
        bodyName,
      })),
    );
  });
  test.each(cases)(
    "$operationId $parameter $name",
    async ({ operationId, place, parameter, name, bodyName }) => {
      const value = parameterOf(operationId, parameter, name || undefined);
      expect(value).toBeDefined();
      const { method, path } = routeOf(operationId);
      const { status, text } = await createCall(emulator)(
        path.replace(/\{(\w+)\}/g, (_, it) => parameterOf(operationId, it)),
        {
          method: method.toUpperCase(),
          query: place === "query" ? { [parameter]: Array.isArray(value) ? value.join(",") : value } : {},
          headers: { "X-Hydrogen-Env-ID": parameterOf(operationId, "X-Hydrogen-Env-ID") },
          ...(bodyName === undefined ? {} : { body: bodyOf(operationId, bodyName) }),
        },
      );
      expect(status, text).toBe(200);
    },
  );
});

test("every example of the spec has been told", () => {
  expect([...told].toSorted()).toEqual(documented.map(keyOf).toSorted());
  expect(told.size).toBeGreaterThan(100);
  expect(unsentBodies()).toEqual([]);
});
