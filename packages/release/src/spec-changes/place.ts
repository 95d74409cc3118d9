import { isDeepStrictEqual } from "node:util";
import { isNode, isWithin, joinPointer, resolve, type Specs, splitPointer, targetOf } from "./document.ts";
import type { ReportedChange } from "./redocly-diff.ts";

/**
 * Where a change was made. `redocly diff` names the first way that leads to it: a change of a component would seem to be
 * one of the first operation that uses it. Here it is the component, as long as both specs refer to it there. Where they
 * refer to different ones it is the place that does, since neither of the two has changed.
 */
export function placeOf(change: ReportedChange, { base, revision }: Specs): string {
  const [document, other] = change.kind === "removed" ? [base, revision] : [revision, base];
  let here: unknown = document;
  let there: unknown = other;
  let place: string[] = [];

  /** What a value refers to; the entries of a discriminator's mapping do without `$ref`. */
  const refOf = (value: unknown) =>
    typeof value === "string" && place.at(-2) === "mapping" ? { $ref: value } : value;

  function follow(): void {
    const [ref, otherRef] = [refOf(here), refOf(there)];
    const target = targetOf(ref);
    if (target === undefined) return;
    const isSame = there === undefined || targetOf(otherRef) === target;
    if (isSame) place = splitPointer(target);
    here = resolve(document, ref);
    there = resolve(other, otherRef);
  }

  for (const part of splitPointer(change.path)) {
    follow();
    if (part === "$ref") continue;
    const value = childOf(here, part);
    there = Array.isArray(there)
      ? (there.find((item) => isDeepStrictEqual(item, value)) ?? there[Number(part)])
      : childOf(there, part);
    here = value;
    place.push(part);
  }
  // What was modified can stand in what the last part refers to, or beside the $ref.
  const pointers = [change.base?.pointer, change.revision?.pointer];
  const target = targetOf(refOf(here));
  const isBehind = target !== undefined && pointers.some((pointer) => pointer && isWithin(pointer, target));
  if (change.kind === "modified" && isBehind) follow();
  return joinPointer(place);
}

function childOf(value: unknown, key: string): unknown {
  if (Array.isArray(value)) return value[Number(key)];
  return isNode(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}
