import type { Walk } from "./walk.ts";

/** A kind of request, and how to make one of its kind. */
export interface Case {
  name: string;
  /** Whether a million users may take twice the time of ten thousand, and no more. */
  bounded: boolean;
  /** The path of a request; undefined when no user has what it would filter by. */
  path(): string | undefined;
}

const base = "/oserve/v2.2/miniapp/user_profile/";

/**
 * What is asked of the emulator at every size. All values come from its own users, so that nothing here depends on how
 * they are made up, and a range holds the same share of them at every size: its page is full at each.
 */
export function cases({ ids, sample }: Walk): Case[] {
  const tests = sample.flatMap((user) => user.test ?? []);
  const score = range(sample.flatMap((user) => user.score ?? []));
  const created = range(sample.map((user) => user.created_at));
  const list = (name: string, filter: () => object | undefined, rest: Record<string, string> = {}): Case => ({
    name,
    bounded: true,
    path() {
      const where = filter();
      return (
        where && `${base}?${new URLSearchParams({ where: JSON.stringify(where), ...rest, limit: "20" })}`
      );
    },
  });
  const whereTest = () => defined(pick(tests), (value) => ({ test: { $eq: value } }));
  const whereScore = (share: number) => () =>
    defined(score(share), (it) => ({ score: { $gte: it.from, $lte: it.to } }));
  const whereCreated = () => defined(created(0.01), (it) => ({ created_at: { $gte: it.from, $lte: it.to } }));
  const both = () =>
    defined(whereTest(), (equal) => defined(whereScore(0.1)(), (within) => ({ $and: [equal, within] })));

  return [
    { name: "single read", bounded: true, path: () => defined(pick(ids), (id) => `${base}${id}/`) },
    list("test =", whereTest),
    list("test =, of nobody", () => ({ test: { $eq: "nobody has this value" } })),
    list("score in 1%", whereScore(0.01)),
    list("score in 1%, order_by=score", whereScore(0.01), { order_by: "score" }),
    list("score in 1%, order_by=-updated_at", whereScore(0.01), { order_by: "-updated_at" }),
    list("score in half of them", whereScore(0.5)),
    list("score in half of them, order_by=-score", whereScore(0.5), { order_by: "-score" }),
    list("created_at in 1%", whereCreated),
    list("created_at in 1%, order_by=score", whereCreated, { order_by: "score" }),
    list("test = and score in 10%", both),
    { name: "list without where", bounded: true, path: () => `${base}?limit=20` },
    {
      name: "the same with return_total_count",
      bounded: false,
      path: () => `${base}?limit=20&return_total_count=1`,
    },
    { ...list("test = with return_total_count", whereTest, { return_total_count: "1" }), bounded: false },
  ];
}

/** Draws ranges that hold a share of the values, at a random place. */
function range(values: readonly number[]) {
  const sorted = values.toSorted((a, b) => a - b);
  return (share: number): { from: number; to: number } | undefined => {
    const width = Math.floor(sorted.length * share);
    const start = Math.floor(Math.random() * (sorted.length - width));
    const [from, to] = [sorted[start], sorted[start + width]];
    return from === undefined || to === undefined ? undefined : { from, to };
  };
}

function pick<Item>(items: readonly Item[]): Item | undefined {
  return items[Math.floor(Math.random() * items.length)];
}

function defined<Value, Result>(
  value: Value | undefined,
  make: (value: Value) => Result,
): Result | undefined {
  return value === undefined ? undefined : make(value);
}
