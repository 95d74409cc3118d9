import { describe, expect, test } from "vitest";
import { createUsersClient, UsersBodyError, type UsersClient } from "../src/index.ts";
import { rejectionOf } from "./rejection.ts";
import { startServer } from "./scripted-server.ts";

const token = "0123456789abcdef0123456789abcdef01234567";
const user = { id: 70695404, created_at: 1, updated_at: 1, score: 5 };
const login = { username: "pretty_girl", email: null, email_verified: false, phone: null };

interface Method {
  name: string;
  send: (users: UsersClient, options?: object) => Promise<unknown>;
  request: [method: string, url: string, body: string];
  template: string;
  /** Bodies that are this method's answer, and objects that are not. */
  fits: object[];
  misfits: object[];
}

const methods: Method[] = [
  {
    name: "get",
    send: (users, options) => users.get(70695404, options),
    request: ["GET", "/oserve/v2.2/miniapp/user_profile/70695404/", ""],
    template: "GET /oserve/v2.2/miniapp/user_profile/{id}/",
    fits: [user, { id: 1 }],
    misfits: [{}, { id: "70695404" }, { id: null }, { id: 1.5 }, login],
  },
  {
    name: "update",
    send: (users, options) => users.update("70695404", { score: 5, $unset: { test: "" } }, options),
    request: ["PUT", "/oserve/v2.6/miniapp/user_profile/70695404/", '{"score":5,"$unset":{"test":""}}'],
    template: "PUT /oserve/v2.6/miniapp/user_profile/{id}/",
    fits: [user, { id: 1 }],
    misfits: [{}, { id: "70695404" }, login],
  },
  {
    name: "updateAccount",
    send: (users, options) =>
      users.updateAccount(70695404, { username: "pretty_girl", phone: null }, options),
    request: [
      "PUT",
      "/oserve/v2.1/miniapp/user/account/70695404/",
      '{"username":"pretty_girl","phone":null}',
    ],
    template: "PUT /oserve/v2.1/miniapp/user/account/{id}/",
    fits: [login, { email_verified: true }, { email_verified: null }],
    misfits: [{}, user, { status: "ok" }],
  },
];

describe.each(methods)("$name", ({ name, send, request, template, fits, misfits }) => {
  test("sends one request and gives its answer as it is", async () => {
    const { url, requests } = await startServer((_, index) => ({ body: fits[index] }));
    const users = createUsersClient({ token, baseUrl: url });
    for (const answer of fits) expect(await send(users)).toEqual(answer);
    for (const { method, url, body } of requests) expect([method, url, body]).toEqual(request);
    expect(requests).toHaveLength(fits.length);
  });

  test("does not take another answer for its own", async () => {
    const { url } = await startServer((_, index) => ({ body: misfits[index] }));
    const users = createUsersClient({ token, baseUrl: url, retries: 0 });
    for (const _ of misfits) {
      const error = await rejectionOf(send(users));
      expect(error).toBeInstanceOf(UsersBodyError);
      expect(error.message.replace("; it may have been applied", "")).toBe(
        `${template} answered 200: the body is not the API's JSON (application/json)`,
      );
    }
  });

  test("takes its own options and no others", async () => {
    const { url, requests } = await startServer([{ body: fits[0] }]);
    const users = createUsersClient({ token, baseUrl: url });
    const { signal } = new AbortController();
    const known = { signal, timeout: 1000, deadline: 1000, retries: 1 };
    await send(users, name === "get" ? known : { ...known, repeatable: true });
    expect(requests).toHaveLength(1);
    const message = `${name} has no option limit: nothing was sent`;
    expect(await rejectionOf(send(users, { limit: 1 }))).toEqual(new TypeError(message));
    expect(await rejectionOf(send(users, null as never))).toEqual(
      new TypeError("the options must be a plain object: nothing was sent"),
    );
    expect(requests).toHaveLength(1);
  });

  test("rejects, and does not throw, what it refuses", async () => {
    const users = createUsersClient({ token });
    const call = send(users, { timeout: 0 });
    expect(call).toBeInstanceOf(Promise);
    expect((await rejectionOf(call)).message).toMatch(/^timeout must be .+: nothing was sent$/);
  });
});

test("what is changed in an update after the call is not sent", async () => {
  const { url, requests } = await startServer([{ body: user }]);
  const users = createUsersClient({ token: () => Promise.resolve(token), baseUrl: url });
  const update = { tags: ["a"] };
  const call = users.update(1, update);
  update.tags.push("b");
  await call;
  expect(requests[0]?.body).toBe('{"tags":["a"]}');
});
