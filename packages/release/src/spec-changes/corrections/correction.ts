import type { Bump } from "../../bump.ts";
import type { Change } from "../change.ts";
import type { Specs } from "../document.ts";

/** What is known better than `redocly diff` of one kind of change. */
export interface Correction {
  /** Which changes it is for. */
  matches(change: Change, specs: Specs): boolean;
  /** What they ask for. */
  rating: Bump | ((change: Change, specs: Specs) => Bump);
  /** Why, as the end of "major because …". */
  because: string;
}
