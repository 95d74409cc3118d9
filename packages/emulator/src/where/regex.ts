import { RE2JS } from "re2js";
import sql, { type Sql } from "sql-template-tag";
import type { Term } from "./term.ts";
import { wrongWhere } from "./where-error.ts";

const flagValues: Record<string, number> = {
  i: RE2JS.CASE_INSENSITIVE,
  m: RE2JS.MULTILINE,
  s: RE2JS.DOTALL,
  // The SDKs forward any flag of JavaScript; these say nothing about whether a text matches.
  g: 0,
  u: 0,
  y: 0,
};

/**
 * Whether a text matches a pattern, as SQL.
 *
 * The engine is RE2: its time is linear in the text, so no pattern can stop the emulator. It has no look-around and no
 * back-references.
 *
 * @throws Refusal when the pattern or a flag is not one
 */
export function matchesRegex(text: Sql, { value, beside, place }: Term): Sql {
  const pattern = value as string;
  const flags = (beside.$options ?? "") as string;
  const unknown = [...flags].find((flag) => !(flag in flagValues));
  if (unknown) throw wrongWhere(place.replace(/regex$/, "options"), `: there is no flag ${unknown}`);
  try {
    compile(pattern, flags);
  } catch {
    throw wrongWhere(place, " is not a pattern of RE2 (which has neither look-around nor back-references)");
  }
  return sql`matches_regex(${pattern}, ${flags}, ${text})`;
}

/** What SQLite calls. */
export function testRegex(pattern: unknown, flags: unknown, text: unknown): number | null {
  return typeof text === "string"
    ? Number(compile(String(pattern), String(flags)).matcher(text).find())
    : null;
}

/**
 * Whether a text contains another one in any case; what SQLite calls, whose own lower() knows ASCII only. Nor is lower case
 * enough: that of ΟΔΟΣ ends in another letter than it has within οδοσα.
 */
export function containsInAnyCase(text: unknown, part: unknown): number | null {
  if (typeof text !== "string") return null;
  if (caseless.part !== part) {
    const literal = String(part).replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
    caseless = { part, pattern: new RegExp(literal, "iu") };
  }
  return Number(caseless.pattern.test(text));
}

let caseless: { part: unknown; pattern: RegExp } = { part: undefined, pattern: /^/ };

const compiled = new Map<string, RE2JS>();

function compile(pattern: string, flags: string): RE2JS {
  const key = `${flags}/${pattern}`;
  let regex = compiled.get(key);
  if (!regex) {
    if (compiled.size >= 100) compiled.clear();
    regex = RE2JS.compile(
      pattern,
      [...flags].reduce((sum, flag) => sum | (flagValues[flag] ?? 0), 0),
    );
    compiled.set(key, regex);
  }
  return regex;
}
