import { columns } from "./columns.ts";
import type { Judgement } from "./judge.ts";
import { leavesOf, toTree } from "./tree.ts";
import type { Where } from "./where.ts";

/** What a run has met, so that it cannot be about nothing. */
export class Tally {
  queries = 0;
  refused = 0;
  selectedNone = 0;
  selectedSome = 0;
  selectedAll = 0;
  readonly differences = new Map<string, number>();
  /** By operator, and by operator and type of column: the conditions asked by themselves, and those that selected some. */
  readonly alone = new Map<string, { asked: number; selectedSome: number }>();

  add(where: Where, { selected, differences }: Judgement, documentCount: number): void {
    if (selected === undefined) {
      this.refused++;
      return;
    }
    this.queries++;
    const some = selected.length > 0 && selected.length < documentCount;
    if (some) this.selectedSome++;
    else if (selected.length > 0) this.selectedAll++;
    else this.selectedNone++;
    for (const name of differences) this.differences.set(name, (this.differences.get(name) ?? 0) + 1);
    const [leaf, ...more] = leavesOf(toTree(where));
    if (!leaf || more.length > 0) return;
    const { type = "no type" } = columns.get(leaf.name) ?? {};
    for (const key of [leaf.operator, `${leaf.operator} on ${type}`]) {
      const known = this.alone.get(key) ?? { asked: 0, selectedSome: 0 };
      this.alone.set(key, known);
      known.asked++;
      if (some) known.selectedSome++;
    }
  }
}
