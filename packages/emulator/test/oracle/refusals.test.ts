import { expect, test } from "vitest";
import { Refusal } from "../../src/refusal.ts";
import { columns } from "./columns.ts";
import { isRefused } from "./refusals.ts";
import { Subject } from "./subject.ts";
import { type Leaf, toWhere } from "./tree.ts";

const values = ["abc", "2020-01-01", "12", 12, 1.5, 2 ** 60, true, null, [], ["abc"], [12], { a: 1 }];
const comparable = values.filter((value) => typeof value === "string" || typeof value === "number");
const lists = [[], ...values.map((value) => [value])];
const coordinates = [113.26, 23.13];
const ring = [coordinates, [113.3, 23.1], [113.2, 23.2], coordinates];

/** Operators with values that the spec allows. */
const operands: Record<string, readonly unknown[]> = {
  $eq: values,
  $ne: values,
  $lt: comparable,
  $lte: comparable,
  $gt: comparable,
  $gte: comparable,
  $range: comparable.map((value) => [value, value]),
  $in: lists,
  $nin: lists,
  $all: lists,
  $contains: ["abc"],
  $icontains: ["abc"],
  $regex: ["abc"],
  $has_key: ["abc"],
  $isnull: [true, false],
  $exists: [true, false],
  $within: [{ type: "Polygon", coordinates: [ring] }],
  $intersects: [{ type: "Point", coordinates }],
  $center: [{ radius: 1, coordinates }],
  $nearsphere: [{ geometry: { type: "Point", coordinates } }],
};

test.each(Object.entries(operands))(
  "%s is refused, with the place, where a column or its type does not take it or the value",
  (operator, all) => {
    using subject = new Subject();
    for (const name of [...columns.keys(), "address.city"]) {
      for (const operand of all) {
        const leaf: Leaf = { name, operator, operand };
        const message = JSON.stringify(toWhere(leaf));
        if (!isRefused(leaf)) expect(() => subject.select(toWhere(leaf)), message).not.toThrow();
        else expect(refusalOf(subject, leaf), message).toContain(`where.${name}.${operator}`);
      }
    }
  },
);

/** What the emulator says; nothing when it takes the condition. */
function refusalOf(subject: Subject, leaf: Leaf): string {
  try {
    subject.select(toWhere(leaf));
    return "";
  } catch (error) {
    if (error instanceof Refusal && error.status === 400) return error.message;
    throw error;
  }
}
