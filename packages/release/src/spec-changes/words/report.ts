import type { Bump } from "../../bump.ts";
import type { Specs } from "../document.ts";
import { keywordsOf } from "../keywords.ts";
import type { RatedChange } from "../rate.ts";
import { listInWords } from "./code.ts";
import { keywordOf, whatOf } from "./what.ts";
import { whereOf } from "./where.ts";

/** A change in one line: where, what, and from what to what. */
export function changeInWords(change: RatedChange, specs: Specs): string {
  return `${whereOf(ownerOf(change), change, specs)}: ${whatOf(change, specs)}`;
}

/** The parts of the place that the change is told of. */
function ownerOf(change: RatedChange): readonly string[] {
  const { parts, typeName } = change;
  if (typeName.startsWith("SecurityRequirement")) return parts.slice(0, parts.lastIndexOf("security"));
  return keywordOf(change) ? parts.slice(0, -1) : parts;
}

/**
 * The changes as Markdown, the largest first; those of texts are only counted.
 *
 * @param most - the largest number of characters
 */
export function report(changes: readonly RatedChange[], specs: Specs, most: number): string {
  const lines = (["major", "minor", "patch"] as const).flatMap((rating) => {
    const rated = changes.filter((change) => change.rating === rating);
    const list = [
      ...new Set(rated.filter(({ isText }) => !isText).map((change) => lineOf(change, specs))),
      ...textLine(
        rated.filter(({ isText }) => isText),
        specs,
      ),
    ];
    // The empty line ends the list before, which would take the heading in.
    return list.length > 0 ? ["", `**${rating}**`, ...list] : [];
  });
  return cut(lines.slice(1), most);
}

function lineOf(change: RatedChange, specs: Specs): string {
  const { correction, rating, redocly } = change;
  const why =
    correction && rating !== redocly ? `; ${saidBy(redocly)}, ${rating} because ${correction.because}` : "";
  return `- ${changeInWords(change, specs)}${why}`;
}

function saidBy(redocly: Bump): string {
  return redocly === "none" ? "redocly diff says nothing" : `redocly diff says ${redocly}`;
}

function textLine(texts: readonly RatedChange[], specs: Specs): string[] {
  if (texts.length === 0) return [];
  const places = texts.map((change) =>
    whereOf(partsBefore(change, "examples"), { ...change, uses: undefined }, specs),
  );
  const count = texts.length === 1 ? "1 text or example" : `${texts.length} texts and examples`;
  return [`- ${count}: ${listInWords([...new Set(places)], 12, "; ")}`];
}

function partsBefore({ parts }: RatedChange, keyword: string): readonly string[] {
  const at = keywordsOf(parts).indexOf(keyword);
  return at < 0 ? parts : parts.slice(0, at);
}

/** As many of the lines as fit, and how many do not. */
function cut(lines: readonly string[], most: number): string {
  const whole = lines.join("\n");
  if (whole.length <= most) return whole;
  const kept: string[] = [];
  let length = 100; // of the last line
  for (const line of lines) {
    length += line.length + 1;
    if (length > most) break;
    kept.push(line);
  }
  const left = lines.slice(kept.length).filter((line) => line.startsWith("- ")).length;
  return [...kept, `- and ${left} more lines: run \`pnpm release:check\``].join("\n");
}
