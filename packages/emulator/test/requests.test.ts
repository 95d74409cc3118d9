import { expect, test } from "vitest";
import { startEmulator } from "../src/index.ts";
import { createCall } from "./call.ts";

const list = "/oserve/v2.2/miniapp/user_profile/";

test("requests are recorded with what code under test is to be asked about", async () => {
  await using emulator = await startEmulator({ seed: [{ id: 1 }], clock: () => 5_000 });
  const call = createCall(emulator);
  const headers = { "X-Hydrogen-Env-ID": "test" };
  await call(list, { query: { where: { score: { $gt: 1 } }, limit: 5 }, headers });
  await call("/oserve/v2.6/miniapp/user_profile/1/", { body: { score: { $incr_by: 1 } } });
  await call("/oserve/v2.6/miniapp/user_profile/1/", { body: { nope: 1 } });
  await call("/nowhere/");
  const common = { environment: "", problem: undefined, query: {}, body: undefined, time: 5_000 };
  expect(emulator.requests).toEqual([
    {
      ...common,
      method: "GET",
      path: list,
      operationId: "listUsers",
      query: { where: { score: { $gt: 1 } }, limit: "5" },
      environment: "test",
      status: 200,
    },
    {
      ...common,
      method: "PUT",
      path: "/oserve/v2.6/miniapp/user_profile/1/",
      operationId: "updateUser",
      body: { score: { $incr_by: 1 } },
      status: 200,
    },
    {
      ...common,
      method: "PUT",
      path: "/oserve/v2.6/miniapp/user_profile/1/",
      operationId: "updateUser",
      body: { nope: 1 },
      status: 400,
      problem: "nope: there is no such column",
    },
    {
      ...common,
      method: "GET",
      path: "/…/",
      operationId: undefined,
      status: 404,
      problem: "the API has no /…/",
    },
  ]);
  emulator.clearRequests();
  expect(emulator.requests).toEqual([]);
});

test("no record holds a token, a secret, a password, a phone or an e-mail", async () => {
  await using emulator = await startEmulator({ seed: [{ id: 1 }] });
  const call = createCall(emulator);
  const secrets = [
    "tom@example.com",
    "13800000000",
    "correct-horse",
    emulator.token,
    emulator.clientSecret,
    "a-code",
  ];
  await call("/oserve/v2.1/miniapp/user/account/1/", {
    body: { email: "tom@example.com", phone: "13800000000", new_password: "correct-horse" },
  });
  await call(list, {
    query: { where: { $or: [{ _email: "tom@example.com" }, { _phone: { $in: ["13800000000"] } }] } },
  });
  await call(list, { query: { where: '{"_email":"tom@example.com"' } });
  await call(list, { query: { "tom@example.com": 1, token: emulator.token } });
  await call("/api/oauth2/access_token/", {
    method: "POST",
    body: {
      client_id: "x",
      client_secret: emulator.clientSecret,
      grant_type: "authorization_code",
      code: "a-code",
    },
  });
  await call("/13800000000/tom@example.com/");
  await call("/oserve/v2.1/miniapp/user/account/1/", { body: '{"email":"tom@example.com' });
  await call("/oserve/v2.1/miniapp/user/account/1/", { body: { "tom@example.com": 1 } });
  const records = JSON.stringify(emulator.requests);
  expect(emulator.requests).toHaveLength(8);
  for (const secret of secrets) expect(records).not.toContain(secret);
  expect(records).toContain("[redacted]");
});

test("a body larger than 64 KiB is not kept", async () => {
  await using emulator = await startEmulator({ seed: [{ id: 1 }] });
  const call = createCall(emulator);
  await call("/oserve/v2.6/miniapp/user_profile/1/", { body: { test: "x".repeat(70_000) } });
  expect(emulator.users.read(1)?.test).toHaveLength(70_000);
  expect(emulator.requests).toMatchObject([{ status: 200, body: "[larger than 64 KiB]" }]);
});

test("the last thousand are kept", async () => {
  await using emulator = await startEmulator({ seed: [{ id: 1 }] });
  for (let batch = 0; batch < 25; batch++) {
    await Promise.all(
      Array.from({ length: 90 }, (_, index) => fetch(`${emulator.url}${list}?offset=${batch * 90 + index}`)),
    );
  }
  expect(emulator.requests).toHaveLength(1000);
  const numbers = emulator.requests.map(({ query }) => Number(query.offset));
  expect(Math.min(...numbers)).toBeGreaterThan(1150);
});
