// The emulator that is attacked, in a process of its own: so its silence, its memory and its answers are its own.
import { createHash } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { setImmediate } from "node:timers/promises";
import { type Emulator, type SeedUser, startEmulator } from "../../src/index.ts";
import { quietEnvironment, scratchEnvironment } from "./attack.ts";

export type Question = "state" | "memory" | "password" | "close";
export interface Ready {
  port: number;
  token: string;
  clientId: string;
  clientSecret: string;
}

const polygon = {
  type: "Polygon",
  coordinates: [
    [
      [100, 22],
      [101, 22],
      [101, 23],
      [100, 22],
    ],
  ],
};

function makeUser(id: number): SeedUser {
  return {
    id,
    nickname: `n${id}`,
    gender: id % 3,
    test: `t${id}`,
    nick2: "n",
    score: id,
    level: id,
    vip: id % 2 === 0,
    birthday: "2000-01-01",
    tags: ["a", "b"],
    scores: [1, 2],
    address: { city: "c", zip: id },
    location: { type: "Point", coordinates: [100.5, 22.5] },
    area: polygon,
    friend: "1",
    _group: [258],
  };
}

const login = {
  _username: "Owner",
  _email: "owner@example.com",
  _email_verified: true,
  _phone: "13800000001",
  _phone_verified: true,
  _password: "the-password-of-user-1",
};

const folder = mkdtempSync(join(tmpdir(), "minapp-users-emulator-"));
const db = join(folder, "users.db");
const emulator = await startEmulator({
  db,
  seed: [
    { ...makeUser(1), ...login },
    { ...makeUser(2), _username: "Taken", _email: "taken@example.com", _phone: "13800000002" },
    { id: 3, nickname: null, score: null, tags: null, address: null, vip: null },
    { id: 4, nick2: "ab".repeat(50_000) },
    ...Array.from({ length: 40 }, (_, index) => makeUser(index + 5)),
  ],
});
for (const env of [quietEnvironment, scratchEnvironment]) {
  await emulator.users.seed(
    Array.from({ length: 10 }, (_, index) => makeUser(index + 1)),
    { env },
  );
}

async function digest({ users, faults }: Emulator): Promise<string> {
  const state = [users.all(), users.all({ env: quietEnvironment }), faults.list()];
  const inherited = Reflect.ownKeys(Object.prototype).map(String);
  return createHash("sha256")
    .update(JSON.stringify([state, inherited]))
    .digest("hex");
}

const answers: Record<Question, () => unknown> = {
  state: () => digest(emulator),
  memory: async () => {
    const { length: requests } = emulator.requests;
    emulator.clearRequests();
    for (let times = 0; times < 5; times++) {
      gc?.();
      await setImmediate(); // what is finalized then can let go of more
    }
    const { heapUsed, external } = process.memoryUsage();
    return { used: heapUsed + external, requests };
  },
  password: () => emulator.users.checkPassword(1, login._password),
  close: async () => {
    await emulator.close();
    const database = new DatabaseSync(db);
    const environments = database.prepare("SELECT name FROM environments ORDER BY name").all();
    const [{ integrity_check }] = database.prepare("PRAGMA integrity_check").all() as [
      { integrity_check: string },
    ];
    database.close();
    return { environments: environments.map(({ name }) => name), integrity: integrity_check };
  },
};

process.on("disconnect", () => process.exit()); // whoever attacks is gone, at the end or before
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
process.on("message", async (question: Question) => {
  const answer = await answers[question]();
  process.send?.({ question, answer });
  if (question === "close") process.disconnect();
});
process.send?.({
  port: emulator.port,
  token: emulator.token,
  clientId: emulator.clientId,
  clientSecret: emulator.clientSecret,
} satisfies Ready);
