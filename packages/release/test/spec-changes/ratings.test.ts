import { beforeAll, describe, expect, test } from "vitest";
import { bumps, largest } from "../../src/bump.ts";
import { corrections, type RatedChange } from "../../src/spec-changes/rate.ts";
import { type RecordedChange, recordedChanges } from "./recorded-changes.ts";
import { compareEdited } from "./spec.ts";

const compared = new Map<RecordedChange, RatedChange[]>();

/** What asks for the largest release, and of those what `redocly diff` rates otherwise. */
function decisive(changes: readonly RatedChange[]): RatedChange | undefined {
  return changes.toSorted((one, other) => {
    const byRating = bumps.indexOf(other.rating) - bumps.indexOf(one.rating);
    return byRating || Number(other.rating !== other.redocly) - Number(one.rating !== one.redocly);
  })[0];
}

beforeAll(async () => {
  const queue = [...recordedChanges];
  const work = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const { changes } = await compareEdited(next.before ? [next.before] : [], [next.edit]);
      compared.set(next, changes);
    }
  };
  await Promise.all([work(), work()]);
}, 300_000);

describe("a recorded change", () => {
  test.each(recordedChanges.map((it) => [it.name, it] as const))("%s", (_, recorded) => {
    const changes = compared.get(recorded) as RatedChange[];
    expect({
      redocly: largest(changes.map(({ redocly }) => redocly)),
      ours: largest(changes.map(({ rating }) => rating)),
    }).toEqual({ redocly: recorded.redocly, ours: recorded.ours });
  });
});

test("every correction decides one of them", () => {
  const used = new Set([...compared.values()].flat().map(({ correction }) => correction));
  expect(corrections.filter((it) => !used.has(it)).map(({ because }) => because)).toEqual([]);
});

test("only what nobody thought of is major for that", () => {
  const unknown = corrections.at(-1);
  const fallen = recordedChanges.filter((it) =>
    compared.get(it)?.some((change) => change.correction === unknown),
  );
  expect(fallen.map(({ name }) => name)).toEqual([
    "property called like a keyword, forbidden",
    "another dialect of JSON Schema",
  ]);
});

test("the table", () => {
  const rows = recordedChanges.map((recorded) => {
    const { correction, rating, redocly } = decisive(compared.get(recorded) ?? []) ?? {};
    return [
      recorded.name,
      recorded.redocly,
      recorded.ours,
      rating === redocly ? "" : (correction?.because ?? ""),
    ];
  });
  const table = [["change", "redocly diff", "ours", "because"], ["---", "---", "---", "---"], ...rows];
  console.log(table.map((row) => `| ${row.join(" | ")} |`).join("\n"));
  const corrected = recordedChanges.filter(({ redocly, ours }) => redocly !== ours).length;
  console.log(`${recordedChanges.length} recorded changes, ${corrected} of them corrected`);
  expect(rows).toHaveLength(compared.size);
});
