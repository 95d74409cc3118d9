import type { Bump } from "../bump.ts";
import type { Change } from "./change.ts";
import type { Correction } from "./corrections/correction.ts";
import { interfaces } from "./corrections/interface.ts";
import { schemas } from "./corrections/schemas.ts";
import { isText, texts } from "./corrections/texts.ts";
import type { Specs } from "./document.ts";

/** A change, and the release that it asks for. */
export interface RatedChange extends Change {
  rating: Bump;
  /** What decided that; undefined when `redocly diff` was taken at its word. */
  correction: Correction | undefined;
  /** Whether only people read what changed. */
  isText: boolean;
}

/**
 * A `patch` of `redocly diff` is not believed without a correction that says why nobody notices: what it has no rule for is
 * a patch to it, too.
 */
const unknown: Correction = {
  matches: ({ redocly }) => redocly === "none" || redocly === "patch",
  rating: "major",
  because: "nothing here says who notices it",
};

/** The first one that matches counts. */
export const corrections: readonly Correction[] = [...texts, ...interfaces, ...schemas, unknown];

/** Rates a change by what it does on the wire and to who uses the types of the client. */
export function rate(change: Change, specs: Specs): RatedChange {
  const correction = corrections.find(({ matches }) => matches(change, specs));
  const { rating = change.redocly } = correction ?? {};
  return {
    ...change,
    rating: typeof rating === "function" ? rating(change, specs) : rating,
    correction,
    isText: isText(change),
  };
}
