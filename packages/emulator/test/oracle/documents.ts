import type { Column, ColumnType } from "../../src/columns/column.ts";
import { columns } from "./columns.ts";
import type { Geometry, Polygon, Position } from "./geometry.ts";
import type { Random } from "./random.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** A user as it is given to the emulator. */
export type Document = { id: number; [column: string]: unknown };

/** No user shows null for these: the spec's types of them do not have it. */
const neverNull = [
  ...["gender", "country", "province", "city", "language", "is_authorized"],
  ...["_email_verified", "_phone_verified", "_provider"],
];
/** Given to each user on purpose, below. */
const special = ["id", "created_at", "created_by", "updated_at", "_username", "_email", "_phone", "gender"];

/** The keys of object columns. Not all of them look alike, and a key can hold anything. */
export const objectKeys = ["city", "zip", "Zip", "note", "rooms", "inner", "a1", "x_y"];

/** Users with any of the columns, and any value in them. */
export function createDocuments(random: Random, vocabulary: Vocabulary, count: number): Document[] {
  const ids = new Set<number>();
  while (ids.size < count) {
    ids.add(random.chance(0.8) ? random.between(10_000_000, 99_999_999) : random.between(1, 2 ** 47));
  }
  const time = 1_540_000_000;
  return [...ids].map((id, index) => {
    const document: Document = {
      id,
      created_at: time + random.below(5),
      created_by: random.chance(0.8) ? id : random.pick([...ids]),
      updated_at: time + random.below(10),
    };
    if (random.chance(0.3)) document._group = random.list(0, 3, () => random.between(256, 260));
    if (random.chance(0.8)) document.gender = random.below(3);
    // No two users may share these.
    if (random.chance(0.3))
      document._username = random.pick([`user${index}`, `USER${index}`, `名${index}`, null]);
    if (random.chance(0.3)) document._email = random.pick([`user${index}@example.com`, null]);
    if (random.chance(0.3)) document._phone = random.pick([`1380000${1000 + index}`, null]);
    for (const column of columns.values()) {
      if (special.includes(column.name)) continue;
      const roll = random.fraction();
      if (roll < (column.builtIn ? 0.5 : 0.3)) continue;
      const isNull = roll > 0.9 && !neverNull.includes(column.name);
      document[column.name] = isNull ? null : createValue(random, vocabulary, column, [...ids]);
    }
    return document;
  });
}

function createValue(
  random: Random,
  vocabulary: Vocabulary,
  { type, items = "string" }: Pick<Column, "type" | "items">,
  ids: readonly number[],
): unknown {
  const makers: Record<ColumnType, () => unknown> = {
    string: () => random.pick(vocabulary.texts),
    integer: () => random.pick(vocabulary.integers),
    number: () => random.pick(vocabulary.numbers),
    boolean: () => random.chance(0.5),
    date: () => random.pick(vocabulary.dates),
    array: () =>
      random.list(0, items === "object" || items === "date" ? 2 : 4, () =>
        createValue(random, vocabulary, { type: items }, ids),
      ),
    object: () => createObject(random, vocabulary),
    file: () => ({
      id: "5f",
      name: "a.jpg",
      created_at: 1,
      mime_type: "image/jpeg",
      cdn_path: "a",
      path: "a",
      size: 1,
    }),
    geojson: () => createGeometry(random),
    reference: () => createPointer(random, random.pick([...ids.slice(0, 6), 77])),
  };
  return makers[type]();
}

/** A pointer is written as the id of a row, as text or as a number, or as the API shows it. */
function createPointer(random: Random, id: number): unknown {
  return random.pick([id, String(id), { id: String(id), _table: "_userprofile" }]);
}

export function createObject(random: Random, vocabulary: Vocabulary, depth = 0): Record<string, unknown> {
  const keys = random.some(objectKeys, random.between(0, 5));
  return Object.fromEntries(
    keys.map((key) => [
      key,
      key === "inner" && depth < 2 && random.chance(0.8)
        ? createObject(random, vocabulary, depth + 1)
        : createJson(random, vocabulary, depth + 1),
    ]),
  );
}

/** Any value of JSON. */
export function createJson(random: Random, vocabulary: Vocabulary, depth = 0): unknown {
  const roll = random.fraction();
  if (roll < 0.35) return random.pick(vocabulary.texts);
  if (roll < 0.6) return random.pick(random.chance(0.5) ? vocabulary.integers : vocabulary.numbers);
  if (roll < 0.7) return random.chance(0.5);
  if (roll < 0.78) return null;
  if (roll < 0.94 || depth > 2) {
    const items = random.list(random.chance(0.1) ? 0 : 1, 3, () => createItem(random, vocabulary, depth + 1));
    return items.length > 0 && random.chance(0.1) ? [...items, items[0]] : items;
  }
  return createObject(random, vocabulary, depth + 1);
}

function createItem(random: Random, vocabulary: Vocabulary, depth: number): unknown {
  const roll = random.fraction();
  if (depth > 2 || roll < 0.75) return createScalar(random, vocabulary);
  if (roll < 0.85) return { [random.pick(objectKeys)]: createScalar(random, vocabulary) };
  if (roll < 0.93) return random.list(1, 2, () => createScalar(random, vocabulary));
  return createJson(random, vocabulary, depth);
}

function createScalar(random: Random, vocabulary: Vocabulary): unknown {
  const all = [
    random.pick(vocabulary.texts),
    random.pick(vocabulary.texts),
    random.pick(vocabulary.numbers),
    random.pick(vocabulary.integers),
    random.chance(0.5),
  ];
  return random.chance(0.05) ? null : random.pick(all);
}

const towns: readonly Position[] = [
  [113.26, 23.13],
  [113.75, 23.02],
  [116.4, 39.9],
  [-0.12, 51.5],
  [179.9, -16.5],
  [-179.95, -16.4],
];

/** Near one of a few towns. */
export function createPosition(random: Random): Position {
  const [longitude, latitude] = random.pick(random.chance(0.7) ? towns.slice(0, 2) : towns);
  const near = (value: number, most: number) => clamp(round(value + (random.fraction() - 0.5) * 0.6), most);
  return [near(longitude, 180), near(latitude, 90)];
}

function round(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6;
}

function clamp(value: number, most: number): number {
  return Math.max(-most, Math.min(most, value));
}

export function createGeometry(random: Random): Geometry {
  return random.chance(0.6) ? { type: "Point", coordinates: createPosition(random) } : createPolygon(random);
}

/** A polygon, with a hole or without: its corners go once around a point in it. */
export function createPolygon(random: Random, around = createPosition(random)): Polygon {
  const [x, y] = [clamp(around[0], 179), clamp(around[1], 89)];
  const corners = random.between(3, 7);
  const size = random.pick([0.05, 0.2, 0.4, 0.8]);
  const shape = Array.from({ length: corners }, (_, index) => {
    const angle = ((index + 0.4 * random.fraction()) / corners) * 2 * Math.PI;
    return { angle, length: size * (0.5 + random.fraction() / 2) };
  });
  if (random.chance(0.5)) shape.reverse();
  const ring = (scale: number): Position[] => {
    const positions = shape.map(({ angle, length }): Position => {
      return [round(x + length * scale * Math.cos(angle)), round(y + length * scale * Math.sin(angle))];
    });
    return [...positions, positions[0] as Position];
  };
  const hole = random.chance(0.25) ? [ring(0.4).reverse()] : [];
  return { type: "Polygon", coordinates: [ring(1), ...hole] };
}
