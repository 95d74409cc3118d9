import { expect, test } from "vitest";
import { readOrderBy } from "../../src/order-by.ts";
import { readQuirks } from "../../src/quirks.ts";
import { compileWhere } from "../../src/where/compile.ts";
import { createCollection, firstSeed } from "./collection.ts";
import { columns } from "./columns.ts";
import { createPosition } from "./documents.ts";
import { distance, isPoint } from "./geometry.ts";
import { createOrderBy, sortable, sortDocuments } from "./order.ts";
import { Subject } from "./subject.ts";

const collectionCount = 30;
const queryCount = 50;

test("users are in the order of the keys, with those without a value first, and equal ones by creation and id", async () => {
  using subject = new Subject();
  const ascending = new Set<string>();
  const descending = new Set<string>();
  for (let index = 0; index < collectionCount; index++) {
    const { documents, source } = createCollection(firstSeed + index, 60);
    await subject.fill(documents);
    for (let query = 0; query < queryCount; query++) {
      const orderBy = source.random.chance(0.02) ? undefined : createOrderBy(source.random);
      const order = readOrderBy(orderBy, { columns, quirks: readQuirks({}) });
      const { condition } = compileWhere({}, { columns, quirks: readQuirks({}) });
      const rows = subject.table.list({ condition, order, limit: 100, offset: 0 });
      const expected = sortDocuments(documents, orderBy);
      expect(
        rows.map(({ id }) => id),
        `ORACLE_SEED=${firstSeed + index} order_by=${orderBy}`,
      ).toEqual(expected.map(({ id }) => id));
      const [first = ""] = orderBy?.split(",") ?? [];
      (first.startsWith("-") ? descending : ascending).add(first.replace("-", ""));
    }
  }
  expect([...ascending].sort()).toEqual(expect.arrayContaining(sortable.toSorted()));
  expect([...descending].sort()).toEqual(expect.arrayContaining(sortable.toSorted()));
});

test("$nearsphere sorts by the distance, the nearest first", async () => {
  using subject = new Subject();
  let found = 0;
  for (let index = 0; index < collectionCount; index++) {
    const { documents, source } = createCollection(firstSeed + index, 60);
    await subject.fill(documents);
    const coordinates = createPosition(source.random);
    const where = {
      location: { $nearsphere: { geometry: { type: "Point", coordinates }, max_distance: 5e6 } },
    };
    const { condition, nearest } = compileWhere(where, { columns, quirks: readQuirks({}) });
    if (!nearest) throw new Error("nothing to sort by");
    const order = [
      { by: nearest, descending: false },
      { by: "id", descending: false },
    ];
    const rows = subject.table.list({ condition, order, limit: 100, offset: 0 });
    const away = rows.map(({ id }) => {
      const place = documents.find((it) => it.id === id)?.location;
      return isPoint(place) ? Math.round(distance(place.coordinates, coordinates)) : Number.NaN;
    });
    expect(away).toEqual(away.toSorted((a, b) => a - b));
    found += rows.length;
  }
  expect(found).toBeGreaterThan(10 * collectionCount);
});
