import { showName } from "@minapp-users/spec-check";
import { type Columns, scalarTypes } from "./columns/column.ts";
import type { Quirks } from "./quirks.ts";
import { Refusal } from "./refusal.ts";
import type { SortKey } from "./store/list-plan.ts";

/** Newest first, as on data tables. */
const usual: readonly SortKey[] = [
  { by: "created_at", descending: true },
  { by: "id", descending: true },
];

/** Of a change to the documentation that was never merged (ifanrx/hydrogen-sdk-doc #132). */
const moreUnsortable = [
  "write_perm",
  "read_perm",
  "_username",
  "_email",
  "_password",
  "_email_verified",
  "_provider",
  "_anonymous",
];

/**
 * Reads `order_by`. Users that are equal in all keys follow in the order of their creation, in the direction of the last
 * key.
 *
 * @param text - valid by the spec: names, each with a minus sign for descending order, separated by commas
 * @throws Refusal for a column that does not exist, or whose values have no order
 */
export function readOrderBy(
  text: string | undefined,
  { columns, quirks }: { columns: Columns; quirks: Pick<Quirks, "unsortable"> },
): readonly SortKey[] {
  if (text === undefined) return usual;
  const all = text.split(",").map((part) => {
    const descending = part.startsWith("-");
    return { by: descending ? part.slice(1) : part, descending };
  });
  // A column that came before decides nothing any more, and SQLite takes only so many.
  const seen = new Set<string>();
  const keys = all.filter(({ by }) => !seen.has(by) && seen.add(by));
  for (const { by } of keys) {
    const column = columns.get(by);
    if (!column) throw new Refusal(400, `order_by: there is no column ${showName(by)}`);
    const refused = quirks.unsortable === "more" && moreUnsortable.includes(by);
    if (refused || !scalarTypes.has(column.type)) throw unsortable(by);
  }
  const descending = keys.at(-1)?.descending ?? true;
  const rest = usual.filter(({ by }) => !keys.some((key) => key.by === by));
  const decided = keys.some(({ by }) => by === "id");
  return decided ? keys : [...keys, ...rest.map(({ by }) => ({ by, descending }))];
}

/** The refusal of a column that the API does not sort by. */
export function unsortable(column: string): Refusal {
  return new Refusal(400, `order_by: cannot sort by ${showName(column)}`);
}
