import { afterAll, describe, expect, test } from "vitest";
import { startEmulator } from "../src/index.ts";
import { createCall } from "./call.ts";

const path = "/oserve/v2.2/miniapp/user_profile/";
const square = (x: number, y: number, size: number) => [
  [x, y],
  [x + size, y],
  [x + size, y + size],
  [x, y + size],
  [x, y],
];

const seed = [
  {
    id: 1,
    test: "Foo",
    score: 0,
    level: 3,
    vip: true,
    birthday: "2018-09-01T18:31:02.631000+08:00",
    tags: ["a", "b"],
    scores: [1, 2],
    address: { city: "广州", zip: 1, in: { deep: [1, "x"] } },
    location: { type: "Point", coordinates: [113.3, 23.1] },
    area: { type: "Polygon", coordinates: [square(113, 23, 1)] },
    friend: "7",
    _group: [258],
  },
  {
    id: 2,
    test: "foobar",
    score: 5,
    vip: false,
    birthday: "2019-01-01T00:00:00Z",
    tags: [],
    address: {},
    location: { type: "Point", coordinates: [113.4, 23.1] },
  },
  { id: 3, test: null, score: 5.5, tags: null, address: null, nickname: "", _group: [258, 360] },
  { id: 4 },
];

const emulator = await startEmulator({ seed });
afterAll(() => emulator.close());
const call = createCall(emulator);

async function ids(where: unknown): Promise<number[]> {
  const { json } = await call(path, { query: { where, order_by: "id" } });
  if (!json.objects) throw new Error(json.error_msg);
  return json.objects.map(({ id }: { id: number }) => id);
}

describe("where", () => {
  test.each<[unknown, number[]]>([
    [{}, [1, 2, 3, 4]],
    [{ test: "Foo" }, [1]],
    [{ test: { $eq: "Foo" } }, [1]],
    [{ test: null }, [3, 4]],
    [{ vip: true }, [1]],
    [{ vip: { $ne: true } }, [2, 3, 4]],
    [{ test: { $ne: "Foo" } }, [2, 3, 4]],
    [{ test: { $ne: null } }, [1, 2]],
    [{ score: { $lt: 5 } }, [1]],
    [{ score: { $lte: 5 } }, [1, 2]],
    [{ score: { $gt: 5 } }, [3]],
    [{ score: { $gte: 5 } }, [2, 3]],
    [{ score: { $gt: 0, $lt: 5.5 } }, [2]],
    [{ score: { $range: [0, 5] } }, [1]],
    [{ score: { $in: [0, 5.5, 7] } }, [1, 3]],
    [{ score: { $in: [] } }, []],
    [{ score: { $in: [0, null] } }, [1, 4]],
    [{ score: { $nin: [0, 5] } }, [3, 4]],
    [{ score: { $nin: [0, null] } }, [2, 3]],
    [{ test: { $contains: "oo" } }, [1, 2]],
    [{ test: { $contains: "foo" } }, [2]],
    [{ test: { $icontains: "FOO" } }, [1, 2]],
    [{ test: { $regex: "^foo" } }, [2]],
    [{ test: { $regex: "^foo", $options: "i" } }, [1, 2]],
    [{ test: { $isnull: true } }, [3, 4]],
    [{ test: { $isnull: false } }, [1, 2]],
    [{ test: { $exists: true } }, [1, 2, 3]],
    [{ test: { $exists: false } }, [4]],
    [{ tags: { $in: ["b", "z"] } }, [1]],
    [{ tags: { $nin: ["b"] } }, [2, 3, 4]],
    [{ tags: { $all: ["a", "b"] } }, [1]],
    [{ tags: { $all: ["a", "z"] } }, []],
    [{ tags: { $eq: ["a", "b"] } }, [1]],
    [{ tags: { $eq: ["b", "a"] } }, []],
    [{ tags: { $eq: [] } }, [2]],
    [{ tags: "a" }, [1]],
    [{ scores: 2 }, [1]],
    [{ address: { $has_key: "zip" } }, [1]],
    [{ "address.city": "广州" }, [1]],
    [{ "address.zip": { $lt: 2 } }, [1]],
    [{ "address.zip": { $lt: "2" } }, []],
    [{ "address.in.deep": "x" }, [1]],
    [{ birthday: { $lt: "2018-09-01T10:31:02.632Z" } }, [1]],
    [{ birthday: { $gte: "2018-09-01T10:31:02.631Z" } }, [1, 2]],
    [{ birthday: "2019-01-01T08:00:00+08:00" }, [2]],
    [{ friend: "7" }, [1]],
    [{ friend: { $in: [7] } }, [1]],
    [{ _group: { $in: [360] } }, [3]],
    [{ _group: { $in: [258, 360] } }, [1, 3]],
    [{ location: { $within: { type: "Polygon", coordinates: [square(113, 23, 0.35)] } } }, [1]],
    [{ area: { $intersects: { type: "Point", coordinates: [113.5, 23.5] } } }, [1]],
    [{ area: { $intersects: { type: "Point", coordinates: [115, 23.5] } } }, []],
    [{ area: { $intersects: { type: "Polygon", coordinates: [square(113.9, 23.9, 2)] } } }, [1]],
    [{ location: { $center: { radius: 5, coordinates: [113.3, 23.1] } } }, [1]],
    [{ location: { $center: { radius: 15, coordinates: [113.3, 23.1] } } }, [1, 2]],
    [{ $and: [{ score: { $gte: 0 } }, { test: { $isnull: false } }] }, [1, 2]],
    [{ $or: [{ id: 4 }, { $and: [{ score: 5 }, { vip: false }] }] }, [2, 4]],
    [{ id: { $gt: 2 } }, [3, 4]],
    [{ id: { $in: [1, 4] } }, [1, 4]],
    [{ score: 5, vip: false }, [2]],
  ])("%j matches %j", async (where, expected) => {
    expect(await ids(where)).toEqual(expected);
  });

  test("sorts by the distance with $nearsphere, between two distances in metres", async () => {
    const near = (geometry: unknown, more = {}) => ({ location: { $nearsphere: { geometry, ...more } } });
    const list = async (where: unknown) =>
      (await call(path, { query: { where } })).json.objects.map(({ id }: { id: number }) => id);
    const east = { type: "Point", coordinates: [114, 23.1] };
    const west = { type: "Point", coordinates: [113, 23.1] };
    expect(await list(near(east))).toEqual([2, 1]);
    expect(await list(near(west))).toEqual([1, 2]);
    expect(await list(near(west, { max_distance: 35_000 }))).toEqual([1]);
    expect(await list(near(west, { min_distance: 35_000 }))).toEqual([2]);
    expect((await list({ $or: [near(west), { id: { $gt: 0 } }] })).slice(0, 2)).toEqual([1, 2]);
  });

  test.each([
    [{ score: { $like: 1 } }, "where.score: unknown operator $like"],
    [{ $or: [{ score: 1 }, { test: { $like: 1 } }] }, "where.$or[1].test: unknown operator $like"],
    [{ nope: 1 }, "where.nope: there is no such column"],
    [{ $and: [{ nope: 1 }] }, "where.$and[0].nope: there is no such column"],
    [{ "score.x": 1 }, "where.score.x: score is not an object column"],
    [{ score: "5" }, "where.score.$eq must be a number, as score is a column of the type number"],
    [{ score: { $gt: "5" } }, "where.score.$gt must be a number, as score is a column of the type number"],
    [
      { score: { $in: [1, "5"] } },
      "where.score.$in[1] must be a number, as score is a column of the type number",
    ],
    [{ test: { $gt: 5 } }, "where.test.$gt must be text, as test is a column of the type string"],
    [{ tags: { $in: [1] } }, "where.tags.$in[0] must be text, as tags is an array of string"],
    [
      { birthday: { $gt: "soon" } },
      "where.birthday.$gt must be an ISO 8601 date, as birthday is a column of the type date",
    ],
    [
      { created_at: { $gt: "2018-01-01" } },
      "where.created_at.$gt must be a number, as created_at is a column of the type integer",
    ],
    [{ score: { $contains: "5" } }, "where.score.$contains is not for score, a column of the type number"],
    [{ tags: { $contains: "a" } }, "where.tags.$contains is not for tags, a column of the type array"],
    [{ photo: { $eq: "a" } }, "where.photo.$eq is not for photo, a column of the type file"],
    [{ location: { $eq: 1 } }, "where.location.$eq is not for location, a column of the type geojson"],
    [
      { "address.city": { $center: { radius: 1, coordinates: [1, 1] } } },
      "where.address.city.$center is for columns of the type geojson",
    ],
    [{ _group: 258 }, "where._group takes $in and nothing else"],
    [{ _group: { $in: ["a"] } }, "where._group.$in[0] must be the id of a group"],
    [
      { test: { $regex: "(" } },
      "where.test.$regex is not a pattern of RE2 (it has neither look-around nor back-references, and writes \\u4e00 as \\x{4e00})",
    ],
    [
      { test: { $regex: "(?=a)" } },
      "where.test.$regex is not a pattern of RE2 (it has neither look-around nor back-references, and writes \\u4e00 as \\x{4e00})",
    ],
    [{ test: { $regex: "a", $options: "q" } }, "where.test.$options: there is no flag q"],
    [{ test: { $options: "i" } }, "where.test must have property $regex when property $options is present"],
    [{ score: { $range: [1] } }, "where.score.$range must NOT have fewer than 2 items"],
    [{ test: { $contains: "" } }, "where.test.$contains must NOT have fewer than 1 characters"],
    [{ $and: [] }, "where.$and must NOT have fewer than 1 items"],
  ])("%j is a 400: %s", async (where, sentence) => {
    const { status, json } = await call(path, { query: { where } });
    expect([status, json.error_msg]).toEqual([400, sentence]);
  });

  test.each([
    ["$or", (list: string) => `{"$or":[${list}]}`, [1, 2, 3, 4]],
    ["$and", (list: string) => `{"$and":[${list}]}`, []],
    ["$or in $and in $or", (list: string) => `{"$or":[{"$and":[{"$or":[${list}]}]}]}`, [1, 2, 3, 4]],
  ])(
    "takes a thousand conditions in %s, a depth that SQLite refuses for a chain",
    async (_name, join, expected) => {
      const where = join(Array.from({ length: 1000 }, (_, index) => `{"id":${index + 1}}`).join());
      const url = `${path}?order_by=id&where=${where}`; // fetch encodes the quotes only
      const response = await fetch(emulator.url + url, {
        headers: { authorization: `Bearer ${emulator.token}` },
      });
      const { objects } = (await response.json()) as { objects: { id: number }[] };
      expect(objects.map(({ id }) => id)).toEqual(expected);
    },
  );

  test("finishes a pattern that would take others forever", async () => {
    const long = await startEmulator({ seed: [{ id: 1, test: `${"a".repeat(50_000)}b` }] });
    const started = performance.now();
    const { status } = await createCall(long)(path, { query: { where: { test: { $regex: "^(a+)+$" } } } });
    expect(status).toBe(200);
    expect(performance.now() - started).toBeLessThan(20_000);
    await long.close();
  });
});
