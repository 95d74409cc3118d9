import { describe, expect, test } from "vitest";
import type { Row } from "../../src/verify/provider.ts";
import { sandboxValues } from "../../src/verify/sandbox-values.ts";
import { operatorSchemas, whereExamples } from "../../src/verify/where-examples.ts";
import { finds, oracle } from "../../src/verify/where-oracle.ts";

/** The sandbox with the kinds of columns as their names. */
const rows: Row[] = sandboxValues.map((values, index) => ({
  id: index + 1,
  created_at: 0,
  updated_at: 0,
  ...values,
}));

test("every operator of the spec has examples, and is known to the oracle", () => {
  expect(Object.keys(whereExamples).toSorted()).toEqual(Object.keys(operatorSchemas).toSorted());
  expect(Object.keys(oracle).toSorted()).toEqual(Object.keys(operatorSchemas).toSorted());
});

describe.each(Object.entries(whereExamples))("%s", (operator, examples) => {
  test.each(examples.map((it) => [JSON.stringify(it.condition), it.column, it] as const))(
    "%s on a %s column finds whom the table says",
    (_shown, column, { condition, finds: found, undecided = [] }) => {
      expect(condition).toHaveProperty([operator]);
      const verdicts = rows.map((row) => finds({ [column]: condition }, row));
      const places = (wanted: string) => verdicts.flatMap((it, index) => (it === wanted ? [index + 1] : []));
      expect(places("yes")).toEqual(found);
      expect(places("undecided")).toEqual(undecided);
    },
  );

  test("finds some of those who have a value and not others", () => {
    for (const column of new Set(examples.map((example) => example.column))) {
      const ofColumn = examples.filter((example) => example.column === column);
      const withValue = rows.flatMap((row, index) => (row[column] == null ? [] : [index + 1]));
      const isPresence = operator === "$isnull" || operator === "$exists";
      const candidates = isPresence ? rows.map(({ id }) => id) : withValue;
      const telling = ofColumn.filter(
        (example) =>
          example.finds.some((place) => candidates.includes(place)) &&
          candidates.some((place) => !example.finds.includes(place) && !example.undecided?.includes(place)),
      );
      expect(telling, `${operator} on a ${column} column`).not.toEqual([]);
    }
  });
});

test("conditions are joined with what is undecided", () => {
  const [row] = rows as [Row];
  const undecided = { missing: null };
  expect(finds({ $and: [{ id: 1 }, undecided] }, row)).toBe("undecided");
  expect(finds({ $and: [{ id: 2 }, undecided] }, row)).toBe("no");
  expect(finds({ $or: [{ id: 1 }, undecided] }, row)).toBe("yes");
  expect(finds({ $or: [{ id: 2 }, undecided] }, row)).toBe("undecided");
  expect(finds({ id: 1, number: -2.5 }, row)).toBe("yes");
  expect(finds({ id: 1, number: 0 }, row)).toBe("no");
  expect(finds({}, row)).toBe("yes");
});
