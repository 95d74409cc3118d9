import type { Bump } from "../bump.ts";
import type { Change } from "./change.ts";
import type { Correction } from "./corrections/correction.ts";
import { defaults } from "./corrections/defaults.ts";
import { interfaces } from "./corrections/interface.ts";
import { schemas } from "./corrections/schemas.ts";
import { isText, texts } from "./corrections/texts.ts";
import type { Specs } from "./document.ts";
import { keywordsOf } from "./keywords.ts";

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
export const corrections: readonly Correction[] = [...texts, ...defaults, ...interfaces, ...schemas, unknown];

/** A change whose property is a keyword, if it has one: a column could be called `deprecated`. */
function withoutName(change: Change): Change {
  const { parts, property } = change;
  const isName = property !== undefined && keywordsOf([...parts, property]).at(-1) !== property;
  return isName ? { ...change, property: undefined } : change;
}

/** Rates a change by what it does on the wire and to who uses the types of the client. */
export function rate(change: Change, specs: Specs): RatedChange {
  const judged = withoutName(change);
  const correction = corrections.find(({ matches }) => matches(judged, specs));
  const { rating = change.redocly } = correction ?? {};
  return {
    ...change,
    rating: typeof rating === "function" ? rating(judged, specs) : rating,
    correction,
    isText: isText(judged),
  };
}
