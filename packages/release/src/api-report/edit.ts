/** A part of a text to replace; without `by`, it is taken out. */
export interface Edit {
  start: number;
  end: number;
  by?: string;
}

/** Applies edits, which must not overlap, in any order. */
export function edit(text: string, edits: Edit[]): string {
  let result = text;
  for (const { start, end, by = "" } of edits.toSorted((a, b) => b.start - a.start)) {
    result = result.slice(0, start) + by + result.slice(end);
  }
  return result;
}
