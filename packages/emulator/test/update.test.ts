import { describe, expect, test } from "vitest";
import { type EmulatorOptions, type SeedUser, startEmulator } from "../src/index.ts";
import { createCall } from "./call.ts";

const path = "/oserve/v2.6/miniapp/user_profile/1/";

/** What an update makes of one user. */
async function update(user: SeedUser, body: unknown, options: EmulatorOptions = {}) {
  await using emulator = await startEmulator({
    ...options,
    seed: [{ id: 1, created_at: 1_000, ...user }],
    clock: () => 5_000_000,
  });
  const answer = await createCall(emulator)(path, { body });
  return { answer, row: emulator.users.read(1), problem: answer.json.error_msg };
}

describe("an update", () => {
  test("writes the submitted columns, leaves the others alone, and answers the whole user", async () => {
    const { answer, row } = await update({ test: "a", score: 1 }, { test: "b" });
    expect(answer.json).toEqual({
      id: 1,
      created_at: 1_000,
      created_by: 1,
      updated_at: 5_000,
      test: "b",
      score: 1,
    });
    expect(row).toEqual(answer.json);
  });

  test("of a user who does not exist is a 404, and makes none", async () => {
    await using emulator = await startEmulator({ seed: [] });
    const { status } = await createCall(emulator)(path, { body: { test: "a" } });
    expect(status).toBe(404);
    expect(emulator.users.count()).toBe(0);
  });

  test("takes a value of each type, and keeps dates and pointers in the form in which they are read", async () => {
    const point = { type: "Point", coordinates: [113.3, 23.1] };
    const photo = { id: "5f", name: "a.jpg", created_at: 1, mime_type: "image/jpeg", cdn_path: "p", size: 1 };
    const { row } = await update(
      {},
      {
        test: "文本",
        level: -3,
        score: 1.5,
        vip: false,
        birthday: "2018-09-01T10:31:02.631Z",
        tags: ["a", "b"],
        scores: [1, 2.5],
        address: { city: "广州", zip: { code: 1 } },
        location: point,
        photo,
        friend: "36619701",
        nick2: null,
      },
    );
    expect(row).toMatchObject({
      test: "文本",
      level: -3,
      score: 1.5,
      vip: false,
      birthday: "2018-09-01T18:31:02.631000+08:00",
      tags: ["a", "b"],
      scores: [1, 2.5],
      address: { city: "广州", zip: { code: 1 } },
      location: point,
      photo,
      friend: { id: "36619701", _table: "_userprofile" },
      nick2: null,
    });
  });

  test.each([
    ["$incr_by", { score: 10 }, { score: { $incr_by: -2.5 } }, { score: 7.5 }],
    ["$incr_by of a missing value", {}, { score: { $incr_by: 3 } }, { score: 3 }],
    ["$append", { tags: ["a"] }, { tags: { $append: ["a", "b"] } }, { tags: ["a", "a", "b"] }],
    ["$append to a missing value", {}, { tags: { $append: ["a"] } }, { tags: ["a"] }],
    ["$append_unique", { tags: ["a"] }, { tags: { $append_unique: ["a", "b", "b"] } }, { tags: ["a", "b"] }],
    ["$remove", { tags: ["a", "b", "a", "c"] }, { tags: { $remove: ["a", "c"] } }, { tags: ["b"] }],
    ["$pop of the last", { tags: ["a", "b"] }, { tags: { $pop: 1 } }, { tags: ["a"] }],
    ["$pop of the first", { tags: ["a", "b"] }, { tags: { $pop: -1 } }, { tags: ["b"] }],
    [
      "$update, its first level only",
      { address: { city: "a", in: { x: 1 } } },
      { address: { $update: { in: { y: 2 }, zip: 1 } } },
      { address: { city: "a", in: { y: 2 }, zip: 1 } },
    ],
    [
      "a key in an object",
      { address: { zip: 1 } },
      { "address.zip": { $incr_by: 2 } },
      { address: { zip: 3 } },
    ],
    ["a key in a missing object", {}, { "address.city": "x" }, { address: { city: "x" } }],
    ["$unset of a key in null", { address: null }, { $unset: { "address.city": "" } }, { address: null }],
    ["$set", {}, { $set: { test: "a" } }, { test: "a" }],
    ["$set beside plain columns", {}, { $set: { test: "a" }, level: 1 }, { test: "a", level: 1 }],
  ])("%s", async (_name, before, body, after) => {
    const { answer, row } = await update(before, body);
    expect(answer.status).toBe(200);
    expect(row).toMatchObject(after);
  });

  test("$unset clears columns and keys in objects, whatever its values are", async () => {
    const before = { test: "a", level: 1, address: { city: "x", zip: 1 } };
    const { row } = await update(before, { $unset: { test: "", "address.zip": 0, nick2: "" } });
    expect(row).toEqual({
      id: 1,
      created_at: 1_000,
      created_by: 1,
      updated_at: 5_000,
      level: 1,
      address: { city: "x" },
    });
  });

  test.each([
    ["text into a number column", { score: "1" }],
    ["a fraction into an integer column", { level: 1.5 }],
    ["a number into a text column", { test: 1 }],
    ["text into an array column", { tags: "a" }],
    ["an array of the wrong items", { tags: [1] }],
    ["a date that is none", { birthday: "2019-02-29" }],
    ["a file without all of its keys", { photo: { id: "1" } }],
    ["a place that is none", { location: { type: "Point", coordinates: [200, 0] } }],
    ["$incr_by on text", { test: { $incr_by: 1 } }],
    ["$append of the wrong items", { tags: { $append: [1] } }],
    ["$append on a number", { score: { $append: [1] } }],
    ["$update on an array", { tags: { $update: { a: 1 } } }],
  ])("%s is a type conflict that names the column, and nothing is written", async (_name, body) => {
    const { answer, row, problem } = await update({ score: 1, tags: ["a"] }, { ...body, nick2: "fine" });
    expect(answer.status).toBe(400);
    expect(problem).toBe(`Failed to save record, type conflict on fields: ${Object.keys(body)[0]}`);
    expect(row).toEqual({
      id: 1,
      created_at: 1_000,
      created_by: 1,
      updated_at: 1_000,
      score: 1,
      tags: ["a"],
    });
  });

  test.each([
    ["a column that does not exist", { nope: 1 }, "nope: there is no such column"],
    ["a key in a column that is not an object", { "score.x": 1 }, "score.x: score is not an object column"],
    ["a column twice", { $set: { score: 1 }, score: 2 }, "score is changed twice: one change a column"],
    [
      "a column set and unset",
      { score: 1, $unset: { score: "" } },
      "score is changed twice: one change a column",
    ],
    [
      "an object and a key in it",
      { address: {}, "address.city": "x" },
      "address is changed twice: one change a column",
    ],
    [
      "an operation on null",
      { score: { $incr_by: 1 } },
      "score is not a number in this row, or would become too large",
    ],
    [
      "an integer that would not be exact",
      { level: { $incr_by: 1 } },
      "level is not a number in this row, or would become too large",
    ],
  ])("%s is refused, and nothing is written", async (_name, body, sentence) => {
    const { answer, row, problem } = await update({ score: null, level: Number.MAX_SAFE_INTEGER }, body);
    expect(answer.status).toBe(400);
    expect(problem).toBe(sentence);
    expect(row).toMatchObject({ updated_at: 1_000, score: null, level: Number.MAX_SAFE_INTEGER });
  });

  test.each(["id", "created_at", "nickname", "openid", "is_authorized"])(
    "the built-in column %s is refused",
    async (name) => {
      const { answer, problem } = await update({}, { [name]: "x" });
      expect(answer.status).toBe(400);
      expect(problem).toBe(`${name}: not a custom column`);
    },
  );

  test("a required column takes neither null nor $unset", async () => {
    const schema = [{ name: "test", type: "string", constraints: { required: true } }];
    expect((await update({ test: "a" }, { test: null }, { schema })).answer.status).toBe(400);
    expect((await update({ test: "a" }, { $unset: { test: "" } }, { schema })).answer.status).toBe(400);
    expect((await update({ test: "a" }, { test: "b" }, { schema })).answer.status).toBe(200);
  });
});
