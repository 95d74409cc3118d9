import { RE2JS } from "re2js";
import sql, { type Sql } from "sql-template-tag";
import { Refusal } from "../refusal.ts";
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
 * The engine is RE2: its time is the length of the text times the size of the pattern at most, and both are bounded here,
 * so no pattern can stop the emulator. It has no look-around and no back-references.
 *
 * @throws Refusal when the pattern or a flag is not one
 */
export function matchesRegex(text: Sql, { value, beside, place }: Term): Sql {
  const pattern = value as string;
  const flags = (beside.$options ?? "") as string;
  const unknown = [...flags].find((flag) => !(flag in flagValues));
  if (unknown) throw wrongWhere(place.replace(/regex$/, "options"), `: there is no flag ${unknown}`);
  const isTooLarge = pattern.length > longestPattern || sizeOf(pattern, flags, place) > largestProgram;
  if (isTooLarge) throw wrongWhere(place, " is too large a pattern");
  stepsLeft = mostSteps;
  return sql`matches_regex(${pattern}, ${flags}, ${text})`;
}

/**
 * What SQLite calls.
 *
 * @throws Refusal when the texts are too long for the pattern
 */
export function testRegex(pattern: unknown, flags: unknown, text: unknown): number | null {
  if (typeof text !== "string") return null;
  const regex = compile(String(pattern), String(flags));
  const steps = regex.programSize() * text.length;
  if (steps > fewSteps) stepsLeft -= steps;
  if (stepsLeft < 0) throw new Refusal(400, "a $regex of the where is too large for texts of this length");
  return Number(regex.matcher(text).find());
}

function sizeOf(pattern: string, flags: string, place: string): number {
  try {
    return compile(pattern, flags).programSize();
  } catch {
    throw wrongWhere(
      place,
      " is not a pattern of RE2 (it has neither look-around nor back-references, and writes \\u4e00 as \\x{4e00})",
    );
  }
}

/** Longer patterns are refused, and those that repeat so much that their program is larger. */
const longestPattern = 2000;
const largestProgram = 5000;

/** The steps that all long texts of one request may take together, each of them some 50 ns; short ones are free. */
const mostSteps = 2e7;
const fewSteps = 1e5;
/** Of the query that is running: it is compiled and run in one turn, so there is one at a time. */
let stepsLeft = mostSteps;

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
    if (regex.programSize() <= largestProgram) compiled.set(key, regex);
  }
  return regex;
}
