import { readFile, rename, writeFile } from "node:fs/promises";
import { createUsersClient } from "@minapp-users/client";
import { clientCredentials, type TokenStore } from "@minapp-users/client/auth";

const { MINAPP_BASE_URL = "", MINAPP_CLIENT_ID = "", MINAPP_CLIENT_SECRET = "" } = process.env;

// A file for the processes of one machine; for several machines, the same with a row or a key in Redis.
const file = "minapp-token.json";
const store: TokenStore = {
  async load() {
    const text = await readFile(file, "utf8").catch((error) => {
      if (error.code === "ENOENT") return "null"; // the first start
      throw error;
    });
    return JSON.parse(text) ?? undefined;
  },
  async save(token) {
    const draft = `${file}.${process.pid}`;
    await writeFile(draft, JSON.stringify(token), { mode: 0o600 }); // for this account only
    await rename(draft, file); // nobody ever reads half of it
  },
};

/** What each process does when it starts. */
function start() {
  const token = clientCredentials({
    clientId: MINAPP_CLIENT_ID,
    clientSecret: MINAPP_CLIENT_SECRET,
    baseUrl: MINAPP_BASE_URL,
    store,
  });
  return { token, users: createUsersClient({ token, baseUrl: MINAPP_BASE_URL }) };
}

const [one, other] = [start(), start()];
const first = await one.token();
console.log("one token for both:", (await other.token()) === first);

const second = await other.token(first); // as after a 401: a refresh, which ends the first token at once
console.log("it was renewed:", second !== first);

// The first process does not know yet. It meets a 401, looks into the store, and goes on.
console.log("the first process goes on:", await one.users.count(), "users");
console.log("one token for both:", (await one.token()) === second);
