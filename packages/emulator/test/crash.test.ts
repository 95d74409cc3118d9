import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, test } from "vitest";
import { startEmulator } from "../src/index.ts";
import { startCli, temporaryFolder } from "./started.ts";

const runs = 50;
const headers = {
  authorization: "Bearer 0123456789abcdef0123456789abcdef01234567",
  "content-type": "application/json",
};
const bulk = "/oserve/v2.6/miniapp/user_profile/";

/**
 * Bulk updates in the foreground and in the background and single updates, until the process is killed. Each writes two
 * columns of a row at once, so that half of a change shows.
 *
 * @returns what was acknowledged
 */
async function writeUntilKilled(url: string, kill: () => void) {
  const acknowledged = { bulk: 0, single: new Map<number, number>(), jobs: 0 };
  const put = async (path: string, body: unknown) => {
    const response = await fetch(url + path, { method: "PUT", headers, body: JSON.stringify(body) });
    return (await response.json()) as { succeed?: number; operation_id?: number };
  };
  const loops = [
    async () => {
      for (;;) {
        const { succeed } = await put(`${bulk}?limit=1000`, {
          level: { $incr_by: 1 },
          score: { $incr_by: 1 },
        });
        if (succeed !== 1000) continue;
        acknowledged.bulk++;
        if (acknowledged.bulk === 1) setTimeout(kill, Math.random() * 200);
      }
    },
    async () => {
      for (let value = 1; ; value++) {
        const id = 100_000_001 + (value % 1200);
        await put(`${bulk}${id}/`, { test: `v${value}`, nick2: `v${value}` });
        acknowledged.single.set(id, value);
      }
    },
    async () => {
      for (;;) {
        const { operation_id } = await put(bulk, {
          "address.zip": { $incr_by: 1 },
          scores: { $append: [1] },
        });
        if (operation_id) acknowledged.jobs++;
      }
    },
  ];
  const running = loops.map((loop) => loop().catch(() => {}));
  await Promise.all(running);
  return acknowledged;
}

/** Opens the file as anybody can, checks all of it, and counts the jobs that were cut off. */
function inspect(db: string): { pending: number } {
  const database = new DatabaseSync(db);
  const integrity = database.prepare("PRAGMA integrity_check").all();
  expect(integrity.map((row) => row.integrity_check)).toEqual(["ok"]);
  const row = database
    .prepare("SELECT count(*) AS pending FROM bulk_operations WHERE status = 'pending'")
    .get();
  database.close();
  return row as { pending: number };
}

test(`after kill -9 in the middle of bulk updates, ${runs} times, the database opens with all that was acknowledged, and each row is changed as a whole or not at all`, async () => {
  const db = join(temporaryFolder(), "users.db");
  const seed = Array.from({ length: 1200 }, (_, index) => ({
    id: 100_000_001 + index,
    created_at: 2_000_000_000 - index,
    level: 0,
    score: 0,
    address: { zip: 0 },
    scores: [],
  }));
  await (await startEmulator({ db, seed })).close();

  const total = { bulk: 0, single: 0, jobs: 0, interrupted: 0 };
  const last = new Map<number, number>();
  for (let run = 0; run < runs; run++) {
    const { url, child, ended } = await startCli(["--db", db]);
    const acknowledged = await writeUntilKilled(url, () => child.kill("SIGKILL"));
    await ended;
    for (const [id, value] of acknowledged.single) last.set(id, value);
    total.bulk += acknowledged.bulk;
    total.single += acknowledged.single.size;
    total.jobs += acknowledged.jobs;

    if (inspect(db).pending > 0) total.interrupted++;
    await using emulator = await startEmulator({ db });
    await emulator.settle(); // what was cut off goes on
    const users = emulator.users.all();
    expect(users).toHaveLength(1200);
    const levels = new Set<number>();
    for (const { id, level, score, test: text, nick2, address, scores } of users) {
      expect(level, `the two columns of user ${id}`).toBe(score);
      expect(text).toBe(nick2);
      expect((address as { zip: number }).zip).toBe((scores as number[]).length);
      levels.add(level as number);
    }
    // The first 1000 in the usual order got every acknowledged update, and perhaps one whose answer got lost.
    const updated = users.filter(({ created_at }) => created_at > 2_000_000_000 - 1000);
    const [level] = new Set(updated.map((user) => user.level as number));
    expect(levels.size).toBe(2);
    expect(level).toBeGreaterThanOrEqual(total.bulk);
    expect(level).toBeLessThanOrEqual(total.bulk + run + 1);
    // Every job changed every row once.
    const zips = new Set(users.map((user) => (user.address as { zip: number }).zip));
    expect(zips.size).toBe(1);
    expect([...zips][0]).toBeGreaterThanOrEqual(total.jobs);
    expect([...zips][0]).toBeLessThanOrEqual(total.jobs + run + 1);
    for (const [id, value] of acknowledged.single) {
      const kept = Number(String(emulator.users.read(id)?.test).slice(1));
      expect(kept, `user ${id}`).toBeGreaterThanOrEqual(value);
    }
  }
  console.log(
    `${runs} kills: ${total.bulk} bulk updates, ${total.jobs} background jobs and ${total.single} users' single updates were acknowledged; ${total.interrupted} kills left a job unfinished, which went on`,
  );
  expect(total.bulk).toBeGreaterThanOrEqual(runs);
  expect(total.interrupted).toBeGreaterThan(0);
}, 300_000);
