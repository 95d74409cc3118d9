import type { Column, Columns, ColumnType } from "../columns/column.ts";
import { normalizeDate } from "../columns/date.ts";
import type { NewUser } from "../store/user-table.ts";
import { createRandom } from "./random.ts";
import type { Numbers } from "./seed-user.ts";

const places = [
  ["广东", "广州"],
  ["广东", "深圳"],
  ["北京", "北京"],
  ["上海", "上海"],
  ["浙江", "杭州"],
  ["四川", "成都"],
  ["湖北", "武汉"],
  ["陕西", "西安"],
] as const;
const firstParts = ["小", "大", "阿", "老", "爱笑的", "安静的", "早起的", "Little ", "Happy "];
const secondParts = ["明", "红", "鱼", "猫", "云", "星", "橙子", "Tom", "Lily", "旅人"];
const words = ["new", "vip", "beta", "sport", "music", "travel", "food"];

/** Between two users, so that a million of them signed up within about two years. */
const secondsBetween = 60;

/**
 * Makes users up: the same number gives the same users. Ids and times rise.
 *
 * @param first - the numbers of the first one
 */
export function* generateUsers(count: number, columns: Columns, first: Numbers): Generator<NewUser> {
  const random = createRandom(first.id);
  const custom = [...columns.values()].filter(({ builtIn }) => !builtIn);
  const make = createMaker(random, custom, first.id);
  for (let index = 0; index < count; index++) {
    const id = first.id + index;
    const [province, city] = pick(random, places);
    const created_at = first.time + index * secondsBetween;
    const row: Record<string, unknown> = {
      id,
      created_at,
      created_by: id,
      updated_at: created_at,
      nickname: `${pick(random, firstParts)}${pick(random, secondParts)}${id % 1000}`,
      avatar: null,
      gender: Math.floor(random() * 3),
      country: "中国",
      province,
      city,
      language: "zh_CN",
      openid: `o${id.toString(36).padStart(27, "0")}`,
      unionid: null,
      is_authorized: random() < 0.7,
    };
    for (const column of custom) {
      // One in ten does not have it.
      if (column.required || random() >= 0.1) row[column.name] = make(column);
    }
    yield {
      id,
      row: JSON.stringify(row),
      profile_id: first.profile_id + index,
      groups: random() < 0.2 ? "[258]" : "[]",
      username_key: null,
      email_key: null,
      phone_key: null,
      password: null,
    };
  }
}

function createMaker(random: () => number, custom: readonly Column[], firstId: number) {
  const shapes = custom.filter(({ type }) => type === "geojson");
  const integer = (bound: number) => Math.floor(random() * bound);
  const point = () => [100 + integer(200_000) / 10_000, 22 + integer(180_000) / 10_000] as const;
  const makers: Record<ColumnType, (column: Column) => unknown> = {
    string: ({ name }) => `${name}-${integer(100)}`,
    integer: () => integer(100),
    number: () => integer(10_000) / 100,
    boolean: () => random() < 0.5,
    date: () => normalizeDate(new Date(1_400_000_000_000 + integer(100_000) * 3_600_000).toISOString()),
    array: (column) => Array.from({ length: integer(4) }, () => item(column)),
    object: () => ({ city: pick(random, places)[1], zip: 100_000 + integer(900_000) }),
    file: () => {
      const id = integer(2 ** 31)
        .toString(16)
        .padStart(24, "0");
      const path = `https://cloud-minapp.cloud.ifanrusercontent.com/${id}.jpg`;
      return {
        id,
        name: `${id}.jpg`,
        created_at: 1_500_000_000,
        mime_type: "image/jpeg",
        cdn_path: path,
        path,
        size: 1000,
      };
    },
    geojson: (column) => {
      const [x, y] = point();
      if (shapes.indexOf(column) % 2 === 0) return { type: "Point", coordinates: [x, y] };
      const ring = [
        [x, y],
        [x + 1, y],
        [x + 1, y + 1],
        [x, y + 1],
        [x, y],
      ];
      return { type: "Polygon", coordinates: [ring] };
    },
    reference: () => ({ id: String(firstId), _table: "_userprofile" }),
  };
  const item = ({ name, items = "string" }: Column) =>
    items === "string" ? pick(random, words) : makers[items]({ name, type: items, builtIn: false });
  return (column: Column) => makers[column.type](column);
}

function pick<Item>(random: () => number, items: readonly Item[]): Item {
  return items[Math.floor(random() * items.length)] as Item;
}
