import type { Bump } from "../bump.ts";
import { joinPointer, type Specs, splitPointer } from "./document.ts";
import { placeOf } from "./place.ts";
import type { ReportedChange } from "./redocly-diff.ts";
import { type Difference, unreported } from "./unreported.ts";
import { type Direction, type Uses, usesOfComponents } from "./uses.ts";

/** A change of the spec. */
export interface Change {
  /** The pointer of the node that was added, removed or modified; of what several operations share, the component. */
  place: string;
  /** Its parts: `["components", "schemas", "User"]`. */
  parts: readonly string[];
  /** The kind of node, as Redocly calls it; empty when `redocly diff` reports nothing here. */
  typeName: string;
  /** `ordered` when the same items stand in another order. */
  kind: "added" | "removed" | "modified" | "ordered";
  /** What was modified; `key` when the node itself has another name. */
  property: string | undefined;
  /** The value before; undefined when there was none. */
  before: unknown;
  /** The value after; undefined when there is none. */
  after: unknown;
  /** Which way it goes over the wire; empty for what no operation uses. */
  directions: ReadonlySet<Direction>;
  /** The operations that use the component that it is in; undefined when it is in none. */
  uses: Uses | undefined;
  /** What `redocly diff` rates it; `none` when it does not report it. */
  redocly: Bump;
}

/** Puts together what `redocly diff` reports and what it does not. */
export function changesBetween(specs: Specs, reported: readonly ReportedChange[]): Change[] {
  const uses = mergedUses(specs);
  const place = (pointer: string) => {
    const parts = splitPointer(pointer);
    const used = usesAt(parts, uses);
    return { place: pointer, parts, uses: used, directions: directionsOf(parts, used) };
  };
  return [
    ...reported.map(
      (change): Change => ({
        ...place(placeOf(change, specs)),
        typeName: change.typeName,
        kind: change.kind,
        property: change.property,
        before: change.base?.value,
        after: change.revision?.value,
        redocly: change.impact,
      }),
    ),
    ...unreported(specs, reported).map(
      (difference): Change => ({ ...place(difference.place), ...describe(difference) }),
    ),
  ];
}

function describe({ base, revision, isOrder }: Difference) {
  const kind = isOrder ? "ordered" : !base ? "added" : !revision ? "removed" : "modified";
  const values = { before: base?.value, after: revision?.value };
  return { typeName: "", kind, property: undefined, redocly: "none", ...values } as const;
}

function mergedUses({ base, revision }: Specs): Map<string, Uses> {
  const merged = usesOfComponents(base);
  for (const [component, { request, response }] of usesOfComponents(revision)) {
    const earlier = merged.get(component);
    merged.set(component, {
      request: new Set([...(earlier?.request ?? []), ...request]),
      response: new Set([...(earlier?.response ?? []), ...response]),
    });
  }
  return merged;
}

const unused: Uses = { request: new Set(), response: new Set() };

function usesAt(parts: readonly string[], uses: ReadonlyMap<string, Uses>): Uses | undefined {
  if (parts[0] !== "components" || parts.length < 3) return undefined;
  return uses.get(joinPointer(parts.slice(0, 3))) ?? unused;
}

function directionsOf(parts: readonly string[], uses: Uses | undefined): Set<Direction> {
  if (uses) return new Set((["request", "response"] as const).filter((it) => uses[it].size > 0));
  if (parts[0] !== "paths") return new Set();
  if (parts[3] === "responses") return new Set(["response"]);
  return new Set(
    ["parameters", "requestBody"].some((it) => parts.slice(2, 4).includes(it)) ? ["request"] : [],
  );
}

/** Whether the node itself has another name. */
export function isRename({ kind, property, before, after }: Change): boolean {
  // A property can be called `key`, too.
  return kind === "modified" && property === "key" && [before, after].every((it) => typeof it === "string");
}

/** Whether a list of scalars has the same members as before. */
export function isOnlyOrder({ before, after }: Change): boolean {
  if (!Array.isArray(before) || !Array.isArray(after) || before.length !== after.length) return false;
  return before.every((it) => after.includes(it));
}
