import { createRandom } from "../../src/seed/random.ts";

/** Choices that only look random: the same seed makes the same ones. */
export class Random {
  readonly #next: () => number;

  constructor(seed: number) {
    this.#next = createRandom(seed);
    this.#next(); // neighbouring seeds begin alike
  }

  /** From 0 to 1. */
  fraction(): number {
    return this.#next();
  }

  /** From 0 to `bound` - 1. */
  below(bound: number): number {
    return Math.floor(this.#next() * bound);
  }

  between(least: number, most: number): number {
    return least + this.below(most - least + 1);
  }

  chance(probability: number): boolean {
    return this.#next() < probability;
  }

  pick<Item>(items: readonly Item[]): Item {
    if (items.length === 0) throw new Error("nothing to pick from");
    return items[this.below(items.length)] as Item;
  }

  /** So many of the items, in any order, none twice. */
  some<Item>(items: readonly Item[], count: number): Item[] {
    const left = [...items];
    return Array.from({ length: Math.min(count, left.length) }, () => {
      const [taken] = left.splice(this.below(left.length), 1);
      return taken as Item;
    });
  }

  /** What `make` makes, from `least` to `most` times. */
  list<Item>(least: number, most: number, make: () => Item): Item[] {
    return Array.from({ length: this.between(least, most) }, make);
  }
}
