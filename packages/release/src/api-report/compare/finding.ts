import { type Bump, largest } from "../../bump.ts";

/** What a comparison comes to: what changed for callers, and what else has to be compared. */
export interface Result {
  findings: Finding[];
  /** The names of declarations that stand where the others stood; they are compared by themselves. */
  pairs: [before: string, after: string][];
}

/** One change that callers see. */
export interface Finding {
  bump: Bump;
  /** Where and what, as the end of a sentence: "`list(options)` is now required". */
  words: string;
}

/** Nothing changed. */
export const same: Result = { findings: [], pairs: [] };

/** One change. */
export function found(bump: Bump, words: string): Result {
  return { findings: [{ bump, words }], pairs: [] };
}

/** Another declaration to compare. */
export function paired(before: string, after: string): Result {
  return { findings: [], pairs: [[before, after]] };
}

/** All of some results. */
export function together(...results: Result[]): Result {
  return {
    findings: results.flatMap(({ findings }) => findings),
    pairs: results.flatMap(({ pairs }) => pairs),
  };
}

/** The bump that a result asks for. */
export function bumpOf({ findings }: Result): Bump {
  return largest(findings.map(({ bump }) => bump));
}
