import { describe, expect, test } from "vitest";
import { type EmulatorOptions, startEmulator } from "../src/index.ts";
import { createCall } from "./call.ts";

const authorize = "/api/oauth2/hydrogen/openapi/authorize/";
const accessToken = "/api/oauth2/access_token/";
const list = "/oserve/v2.2/miniapp/user_profile/";

async function start(options: EmulatorOptions = {}) {
  const emulator = await startEmulator({ seed: 1, ...options });
  const call = createCall(emulator);
  const client = { client_id: emulator.clientId, client_secret: emulator.clientSecret };
  const post = (path: string, body: unknown) => call(path, { method: "POST", body, token: false });
  /** Follows the redirects as a client with a cookie store does. */
  const getCode = async (): Promise<string> => {
    let answer = await post(authorize, client);
    let cookie = "";
    for (let hops = 0; answer.status === 302; hops++) {
      if (hops > 5) throw new Error("too many redirects");
      cookie = answer.headers.get("set-cookie")?.split(";")[0] ?? cookie;
      answer = await call(answer.headers.get("location") ?? "", { headers: { cookie }, token: false });
    }
    return answer.json.code;
  };
  const getTokens = async () =>
    (await post(accessToken, { ...client, grant_type: "authorization_code", code: await getCode() })).json;
  const refresh = (refresh_token: string) =>
    post(accessToken, { ...client, grant_type: "refresh_token", refresh_token });
  const isGood = async (token: string) => (await call(list, { token })).status === 200;
  return Object.assign(emulator, { call, client, post, getCode, getTokens, refresh, isGood });
}

describe("a code", () => {
  test("comes after two redirects, to whoever keeps the cookie", async () => {
    await using emulator = await start();
    const first = await emulator.post(authorize, emulator.client);
    expect(first.status).toBe(302);
    const cookie = first.headers.get("set-cookie")?.split(";")[0] ?? "";
    const location = first.headers.get("location") ?? "";
    const second = await emulator.call(location, { headers: { cookie }, token: false });
    expect(second.status).toBe(302);
    const third = await emulator.call(second.headers.get("location") ?? "", {
      headers: { cookie },
      token: false,
    });
    expect(third).toMatchObject({ status: 200, json: { expires_in: 600 } });

    const without = await emulator.call(location, { token: false });
    expect(without.status).toBe(401);
    expect(without.json.error_msg).toContain("cookie");
  });

  test("is good for one pair of tokens, and for ten minutes", async () => {
    let time = 0;
    await using emulator = await start({ clock: () => time });
    const grant = { ...emulator.client, grant_type: "authorization_code" };
    const code = await emulator.getCode();
    time += 599_000;
    expect((await emulator.post(accessToken, { ...grant, code })).status).toBe(200);
    expect((await emulator.post(accessToken, { ...grant, code })).status).toBe(400);
    const late = await emulator.getCode();
    time += 600_000;
    const refused = await emulator.post(accessToken, { ...grant, code: late });
    expect(refused.json.error_msg).toBe("The code is invalid or has expired.");
  });

  test("wants the right client, and all of the body", async () => {
    await using emulator = await start();
    const { client_id, client_secret } = emulator.client;
    expect((await emulator.post(authorize, { client_id, client_secret: "wrong" })).status).toBe(401);
    expect((await emulator.post(authorize, { client_id: "wrong", client_secret })).status).toBe(401);
    expect((await emulator.post(authorize, { client_id })).status).toBe(400);
    const grant = { client_id, client_secret: "wrong", grant_type: "authorization_code", code: "x" };
    expect((await emulator.post(accessToken, grant)).status).toBe(401);
  });
});

describe("tokens", () => {
  test("are for a year, and let in", async () => {
    let time = 0;
    await using emulator = await start({ clock: () => time });
    const tokens = await emulator.getTokens();
    expect(tokens).toEqual({
      access_token: expect.stringMatching(/^[0-9a-f]{40}$/),
      token_type: "Bearer",
      expires_in: 31_535_999,
      refresh_token: expect.stringMatching(/^[0-9a-f]{40}$/),
      scope: "write",
    });
    expect(await emulator.isGood(tokens.access_token)).toBe(true);
    time += 31_535_998_000;
    expect(await emulator.isGood(tokens.access_token)).toBe(true);
    time += 1_000;
    expect(await emulator.isGood(tokens.access_token)).toBe(false);
  });

  test("are revoked by a refresh, both of them at once", async () => {
    await using emulator = await start();
    const old = await emulator.getTokens();
    const other = await emulator.getTokens();
    expect(await emulator.isGood(old.access_token)).toBe(true);
    const fresh = (await emulator.refresh(old.refresh_token)).json;
    expect(await emulator.isGood(old.access_token)).toBe(false);
    expect((await emulator.refresh(old.refresh_token)).status).toBe(400);
    expect(await emulator.isGood(fresh.access_token)).toBe(true);
    expect(await emulator.isGood(other.access_token)).toBe(true);
  });

  test("are given for what grant_type says, whatever else is in the body", async () => {
    await using emulator = await start();
    const old = await emulator.getTokens();
    const code = await emulator.getCode();
    const both = { ...emulator.client, code, refresh_token: old.refresh_token };
    expect((await emulator.post(accessToken, { ...both, grant_type: "refresh_token" })).status).toBe(200);
    expect(await emulator.isGood(old.access_token)).toBe(false);
    expect((await emulator.post(accessToken, { ...both, grant_type: "authorization_code" })).status).toBe(
      200,
    );
  });

  test("of the start are refreshed in the same way, and reset brings them back", async () => {
    await using emulator = await start();
    const fresh = (await emulator.refresh("fedcba9876543210fedcba9876543210fedcba98")).json;
    expect(await emulator.isGood(emulator.token)).toBe(false);
    expect(await emulator.isGood(fresh.access_token)).toBe(true);
    await emulator.reset();
    expect(await emulator.isGood(emulator.token)).toBe(true);
    expect(await emulator.isGood(fresh.access_token)).toBe(false);
  });

  test("are given for forms as well, of both kinds", async () => {
    await using emulator = await start();
    for (const make of [() => new URLSearchParams(), () => new FormData()]) {
      const body = make();
      const fields = { ...emulator.client, grant_type: "authorization_code", code: await emulator.getCode() };
      for (const [name, value] of Object.entries(fields)) body.append(name, value);
      const response = await fetch(emulator.url + accessToken, { method: "POST", body });
      expect(response.status).toBe(200);
    }
  });
});

describe("without a token", () => {
  test.each([
    ["GET", "/oserve/v2.2/miniapp/user_profile/"],
    ["GET", "/oserve/v2.2/miniapp/user_profile/1/"],
    ["PUT", "/oserve/v2.6/miniapp/user_profile/1/"],
    ["PUT", "/oserve/v2.6/miniapp/user_profile/"],
    ["GET", "/oserve/v1/bulk-operation/1/"],
    ["PUT", "/oserve/v2.1/miniapp/user/account/1/"],
    ["GET", "/oserve/v1/miniapp/user-profile/"],
    ["GET", "/oserve/v1/miniapp/user-profile/1/"],
    ["GET", "/oserve/v1/user/info/"],
    ["GET", "/oserve/v1/user/info/1/"],
    ["PUT", "/oserve/v1/user/info/1/"],
  ])("%s %s is a 401, before anything else is looked at", async (method, path) => {
    await using emulator = await start();
    const before = emulator.users.all();
    const body = method === "PUT" ? { body: "{not JSON" } : {};
    for (const headers of [
      {},
      { authorization: "Bearer wrong" },
      { authorization: `bearer${emulator.token}` },
      { authorization: emulator.token },
    ]) {
      const { status } = await emulator.call(path, { method, token: false, headers, ...body });
      expect(status).toBe(401);
    }
    expect(emulator.users.all()).toEqual(before);
  });
});
