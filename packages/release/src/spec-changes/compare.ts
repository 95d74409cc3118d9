import { changesBetween } from "./change.ts";
import { parseSpec, type Specs } from "./document.ts";
import { type RatedChange, rate } from "./rate.ts";
import { type ReportedChange, redoclyDiff } from "./redocly-diff.ts";

/** What became of the spec. */
export interface Comparison {
  specs: Specs;
  changes: RatedChange[];
}

/**
 * Compares two versions of the spec and rates every change.
 *
 * @param base - the text of the earlier one
 * @param revision - the text of the later one
 * @throws Error in one sentence when one of them is no spec, or refers to what is not there
 */
export async function compareSpecs(base: string, revision: string): Promise<Comparison> {
  const specs = { base: parseSpec(base), revision: parseSpec(revision) };
  return rateAll(specs, await redoclyDiff(base, revision));
}

/** Rates what `redocly diff` reports of two versions, and what it does not. */
export function rateAll(specs: Specs, reported: readonly ReportedChange[]): Comparison {
  return { specs, changes: changesBetween(specs, reported).map((change) => rate(change, specs)) };
}
