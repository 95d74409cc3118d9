import { readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { startEmulator } from "../src/index.ts";
import { createCall } from "./call.ts";

const seed = [
  {
    id: 1,
    _username: "Tom",
    _email: "tom@example.com",
    _email_verified: true,
    _phone: "13800000000",
    _phone_verified: true,
  },
  { id: 2 },
];

async function start() {
  const emulator = await startEmulator({ seed });
  const call = createCall(emulator);
  const change = (id: number, body: unknown) => call(`/oserve/v2.1/miniapp/user/account/${id}/`, { body });
  return Object.assign(emulator, { change });
}

describe("an account", () => {
  test("is answered as a whole, without an id, and without any word on the password", async () => {
    await using emulator = await start();
    const { json } = await emulator.change(1, { username: "Tommy", new_password: "correct-horse" });
    expect(json).toEqual({
      username: "Tommy",
      email: "tom@example.com",
      email_verified: true,
      phone: "13800000000",
      phone_verified: true,
    });
  });

  test.each([
    ["username", "tOM"],
    ["email", "TOM@Example.COM"],
    ["phone", "13800000000"],
  ])("a %s that another user has is refused, whatever its case", async (name, value) => {
    await using emulator = await start();
    const { status, json } = await emulator.change(2, { [name]: value });
    expect(status).toBe(400);
    expect(json.error_msg).toBe(`The ${name} is already taken.`);
    expect(emulator.users.read(2)).not.toHaveProperty(`_${name}`);
  });

  test("case does not count beyond ASCII either", async () => {
    await using emulator = await start();
    await emulator.change(1, { username: "ÉLODIE" });
    expect((await emulator.change(2, { username: "élodie" })).status).toBe(400);
    await emulator.change(1, { username: "ΟΔΟΣ" });
    expect((await emulator.change(2, { username: "οδοσ" })).status).toBe(400);
    await emulator.change(1, { username: "Straße" });
    expect((await emulator.change(2, { username: "STRASSE" })).status).toBe(400);
  });

  test("a user may change the case of the own name", async () => {
    await using emulator = await start();
    expect((await emulator.change(1, { username: "TOM" })).json.username).toBe("TOM");
  });

  test("what was cleared with null is free for others", async () => {
    await using emulator = await start();
    const cleared = await emulator.change(1, { username: null, email: null, phone: null });
    expect(cleared.json).toEqual({
      username: null,
      email: null,
      email_verified: false,
      phone: null,
      phone_verified: false,
    });
    const taken = await emulator.change(2, {
      username: "tom",
      email: "tom@example.com",
      phone: "13800000000",
    });
    expect(taken.status).toBe(200);
  });

  test("a new phone is unverified, and so is a new e-mail", async () => {
    await using emulator = await start();
    const { json } = await emulator.change(1, { phone: "13900139000", email: "new@example.com" });
    expect(json).toMatchObject({ phone: "13900139000", phone_verified: false, email_verified: false });
  });

  test("of two users in two environments, both may have a name", async () => {
    await using emulator = await start();
    await emulator.users.seed([{ id: 9 }], { env: "test" });
    const { status } = await createCall(emulator)("/oserve/v2.1/miniapp/user/account/9/", {
      body: { username: "Tom" },
      headers: { "X-Hydrogen-Env-ID": "test" },
    });
    expect(status).toBe(200);
  });

  test.each([
    ["an e-mail that is none", { email: "tom" }],
    ["a phone that is none", { phone: "call me" }],
    ["an empty username", { username: "" }],
    ["an empty password", { new_password: "" }],
    ["no password as null", { new_password: null }],
    ["nothing", {}],
    ["what an account does not have", { password: "x" }],
  ])("%s is refused, and nothing is changed", async (_name, body) => {
    await using emulator = await start();
    const before = emulator.users.read(1);
    expect(
      (
        await emulator.change(1, {
          username: "other",
          ...body,
          ...(Object.keys(body).length ? {} : { username: undefined }),
        })
      ).status,
    ).toBe(400);
    expect(emulator.users.read(1)).toEqual(before);
  });

  test("a user who does not exist is a 404", async () => {
    await using emulator = await start();
    expect((await emulator.change(3, { username: "x" })).status).toBe(404);
  });

  test("a password is kept as a salted hash, and stands nowhere", async () => {
    const folder = await mkdtemp(join(tmpdir(), "emulator-"));
    const db = join(folder, "users.db");
    const password = "correct-horse-battery-staple";
    {
      await using emulator = await startEmulator({ seed, db });
      const call = createCall(emulator);
      const { text } = await call("/oserve/v2.1/miniapp/user/account/1/", {
        body: { new_password: password },
      });
      await call("/oserve/v2.1/miniapp/user/account/2/", { body: { new_password: password } });
      expect(await emulator.users.checkPassword(1, password)).toBe(true);
      expect(await emulator.users.checkPassword(1, "wrong")).toBe(false);
      const list = await call("/oserve/v2.2/miniapp/user_profile/");
      for (const shown of [
        text,
        list.text,
        JSON.stringify(emulator.requests),
        JSON.stringify(emulator.users.all()),
      ]) {
        expect(shown).not.toContain(password);
        expect(shown).not.toContain("scrypt");
      }
    }
    const bytes = readFileSync(db).toString("latin1");
    const hashes = bytes.match(/scrypt:[A-Za-z0-9+/=]+:[A-Za-z0-9+/=]+/g) ?? [];
    expect(new Set(hashes).size).toBe(2); // the same password twice, two salts
    expect(bytes).not.toContain(password);
    await rm(folder, { recursive: true });
  });
});
