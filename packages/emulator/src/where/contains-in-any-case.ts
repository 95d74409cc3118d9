import { foldCase } from "../fold-case.ts";

/** Whether a text contains another one in any case; what SQLite calls, whose own lower() knows ASCII only. */
export function containsInAnyCase(text: unknown, part: unknown): number | null {
  if (typeof text !== "string") return null;
  if (folded.part !== part) folded = { part, text: foldCase(String(part)) };
  // What $contains finds is found: the e of a decomposed é is no character of its own any more when it is folded.
  return Number(text.includes(String(part)) || foldCase(text).includes(folded.text));
}

/** The same part is looked for in row after row. */
let folded: { part: unknown; text: string } = { part: undefined, text: "" };
