import { isDeepStrictEqual } from "node:util";
import {
  isNode,
  isWithin,
  joinPointer,
  type Node,
  resolve,
  type Specs,
  splitPointer,
  targetOf,
  valueAt,
} from "./document.ts";
import type { ReportedChange } from "./redocly-diff.ts";

/** A place where the specs differ. */
export interface Difference {
  /** Where it is; where the specs refer to different components, the place that refers to them. */
  place: string;
  /** undefined when it was not there */
  base: Side | undefined;
  /** undefined when it is no longer there */
  revision: Side | undefined;
  /** Whether it is only that the same items stand in another order. */
  isOrder: boolean;
  /** The items of lists that it is in, from the outermost to the innermost. */
  items: readonly Pair[];
}

/** A value and its pointer in one of the specs. */
export interface Side {
  pointer: string;
  value: unknown;
}

interface Pair {
  base: Side;
  revision: Side;
}

/**
 * Finds what differs between the specs and is part of no reported change. `redocly diff` compares the nodes that it has a
 * type for, and their scalars: an object as a default, the value of an example and the order of a list escape it.
 */
export function unreported(specs: Specs, reported: readonly ReportedChange[]): Difference[] {
  return differences(specs).filter((it) => !reported.some((change) => covers(change, it)));
}

function covers(change: ReportedChange, { base, revision, isOrder, items }: Difference): boolean {
  if (isOrder) return false;
  // Of items without a name, redocly diff may have taken others for the same one.
  const isReplaced = items.some(
    (it) => isPartOf(it.base, change.base) || isPartOf(it.revision, change.revision),
  );
  if (change.kind !== "modified") {
    return isReplaced || isPartOf(base, change.base) || isPartOf(revision, change.revision);
  }
  const isInside = base ? !revision && isItemOf(base, change.base) : isItemOf(revision, change.revision);
  return isInside || isAt(base, change.base) || isAt(revision, change.revision);
}

type Reported = ReportedChange["base"];

function isAt(side: Side | undefined, reported: Reported): boolean {
  return side !== undefined && side.pointer === reported?.pointer;
}

function isPartOf(side: Side | undefined, reported: Reported): boolean {
  return side !== undefined && reported !== undefined && isWithin(side.pointer, reported.pointer);
}

function isItemOf(side: Side | undefined, reported: Reported): boolean {
  return side !== undefined && /\/\d+$/.test(side.pointer) && isWithin(reported?.pointer ?? "", side.pointer);
}

/** All differences; what is equal is equal wherever it stands, behind a `$ref` or in its place. */
function differences(specs: Specs): Difference[] {
  const found: Difference[] = [];
  const seen = new Set<string>();

  function compare(pair: Pair, place: string, items: readonly Pair[]): void {
    const { base, revision } = pair;
    const lists = [base.value, revision.value];
    if (lists.every(Array.isArray) && lists.flat().some(isNode)) {
      compareLists(pair, place, items);
      return;
    }
    const [was, is] = [viewOf(specs.base, base), viewOf(specs.revision, revision)];
    if (!was || !is) {
      const values = [resolve(specs.base, base.value), resolve(specs.revision, revision.value)];
      if (!isDeepStrictEqual(...(values as [unknown, unknown]))) {
        found.push({ place, base, revision, isOrder: false, items });
      }
      return;
    }
    const id = `${base.pointer} ${revision.pointer}`;
    if (seen.has(id)) return;
    seen.add(id);
    // What both refer to is compared where it stands.
    const isSame = targetOf(base.value) !== undefined && targetOf(base.value) === targetOf(revision.value);
    for (const key of new Set([...was.keys(), ...is.keys()])) {
      if (isSame && !isOwn(base, key) && !isOwn(revision, key)) continue;
      const [one, other] = [was.get(key), is.get(key)];
      const below = childPointer(place, key);
      if (one && other) compare({ base: one, revision: other }, below, items);
      else found.push({ place: below, base: one, revision: other, isOrder: false, items });
    }
  }

  function compareLists({ base, revision }: Pair, place: string, items: readonly Pair[]): void {
    const { pairs, removed, added } = pairItems(specs, itemsOf(base), itemsOf(revision));
    for (const pair of pairs) compare(pair, childPointer(place, keyOf(pair.revision)), [...items, pair]);
    const isOrder = false;
    for (const it of removed) {
      found.push({ place: childPointer(place, keyOf(it)), base: it, revision: undefined, isOrder, items });
    }
    for (const it of added) {
      found.push({ place: childPointer(place, keyOf(it)), base: undefined, revision: it, isOrder, items });
    }
    const order = pairs.map((pair) => [Number(keyOf(pair.base)), Number(keyOf(pair.revision))] as const);
    const inOrder = order.toSorted(([one], [other]) => one - other).map(([, index]) => index);
    if (inOrder.some((index, at) => at > 0 && index < (inOrder[at - 1] as number))) {
      found.push({ place, base, revision, isOrder: true, items });
    }
  }

  compare(
    { base: { pointer: "#", value: specs.base }, revision: { pointer: "#", value: specs.revision } },
    "#",
    [],
  );
  return found;
}

/** Finds the items that are the same: equal ones, then those of the same name, then the only ones left over. */
function pairItems(specs: Specs, was: readonly Side[], is: readonly Side[]) {
  const pairs: Pair[] = [];
  let [removed, added] = [was, is];
  function pair(isSame: (base: Side, revision: Side) => boolean): void {
    for (const base of removed) {
      const revision = added.find((it) => isSame(base, it));
      if (!revision) continue;
      pairs.push({ base, revision });
      removed = removed.filter((it) => it !== base);
      added = added.filter((it) => it !== revision);
    }
  }
  pair((base, revision) => isDeepStrictEqual(base.value, revision.value));
  pair((base, revision) => nameOf(specs.base, base.value) === nameOf(specs.revision, revision.value));
  pair(() => removed.length === 1 && added.length === 1);
  return { pairs, removed, added };
}

/** The keys of an object, those of what it refers to included; undefined for anything else. */
function viewOf(document: Node, side: Side): Map<string, Side> | undefined {
  const view = new Map<string, Side>();
  for (let at = side, depth = 0; depth < 10; depth++) {
    if (!isNode(at.value)) return undefined;
    const target = targetOf(at.value);
    for (const [key, value] of Object.entries(at.value)) {
      if (key === "$ref" && target !== undefined) continue;
      if (!view.has(key)) view.set(key, { pointer: childPointer(at.pointer, key), value });
    }
    if (target === undefined) return view;
    at = { pointer: target, value: valueAt(document, splitPointer(target)) };
  }
  return view;
}

/** Whether a key stands in the object itself, and not in what it refers to. */
function isOwn({ value }: Side, key: string): boolean {
  return isNode(value) && Object.hasOwn(value, key);
}

function itemsOf({ pointer, value }: Side): Side[] {
  return (value as unknown[]).map((item, index) => ({
    pointer: childPointer(pointer, String(index)),
    value: item,
  }));
}

function childPointer(pointer: string, key: string): string {
  return `${pointer}${joinPointer([key]).slice(1)}`;
}

function keyOf({ pointer }: Side): string {
  return splitPointer(pointer).at(-1) ?? "";
}

/** What tells the items of a list apart: of parameters the name and the place, of servers the URL, of tags the name. */
function nameOf(document: Node, item: unknown): unknown {
  const node = resolve(document, item);
  const name = isNode(node) ? (node.url ?? node.name) : undefined;
  return name === undefined ? Number.NaN : `${(node as Node).in} ${name}`; // NaN is the same as nothing
}
