import { scalarTypes } from "../../src/columns/column.ts";
import { columns } from "./columns.ts";
import { compareText, microseconds } from "./differences.ts";
import type { Document } from "./documents.ts";
import { toMoment } from "./oracle.ts";
import type { Random } from "./random.ts";

const unsortable = ["gender", "country", "province", "city", "language"];

/** The columns that the API sorts by. */
export const sortable = [...columns.values()]
  .filter(({ name, type }) => scalarTypes.has(type) && !unsortable.includes(name))
  .map(({ name }) => name);

/** An `order_by` of several keys; rarely with a column twice. */
export function createOrderBy(random: Random): string {
  const names = random.list(1, 4, () => random.pick(sortable));
  return names.map((name) => `${random.pick(["", "-"])}${name}`).join(",");
}

/**
 * Sorts without SQL: no value before all others, and users that are equal so far by their creation and their id, in the
 * direction of the last key that is not about a column again. Without keys, the newest first.
 */
export function sortDocuments(documents: readonly Document[], orderBy = "-created_at"): Document[] {
  const given = orderBy.split(",");
  const names = given.map((key) => key.replace("-", ""));
  const keys = given.filter((_, index) => names.indexOf(names[index] ?? "") === index);
  const sign = keys.at(-1)?.startsWith("-") ? "-" : "";
  const all = [...keys, `${sign}created_at`, `${sign}id`].map((key) => {
    const name = key.replace("-", "");
    return { name, type: columns.get(name)?.type, direction: key.startsWith("-") ? -1 : 1 };
  });
  return documents.toSorted((one, other) => {
    for (const { name, type, direction } of all) {
      const order = compareValues(sortValue(type, one[name]), sortValue(type, other[name]));
      if (order !== 0) return order * direction;
    }
    return 0;
  });
}

function sortValue(type: string | undefined, value: unknown): unknown {
  if (type !== "date" || typeof value !== "string") return value ?? null;
  return Math.floor(toMoment(value).getTime() / 1000) * 1e6 + Number(microseconds(value));
}

function compareValues(one: unknown, other: unknown): number {
  if (one === null || other === null) return Number(one !== null) - Number(other !== null);
  if (typeof one === "string") return compareText(one, other as string);
  return Number(one) - Number(other);
}
