import { scanJson } from "./scan-json.ts";

/**
 * Lays JSON out in lines, short lists and objects in one. Not by JSON.parse: that would change a large number.
 *
 * @returns the text itself when it is no JSON, or nests deeper than anybody reads
 */
export function formatJson(text: string): string {
  const scan = scanJson(text);
  return "tokens" in scan && scan.levels <= mostLevels ? new Layout(scan.tokens).text() : text;
}

/** The indents of very deep ones would be longer than any text can be. */
const mostLevels = 32;

/** What fits in a line of a phone. */
const shortest = 40;

class Layout {
  readonly #tokens: string[];
  readonly #ends: number[];

  constructor(tokens: string[]) {
    this.#tokens = tokens;
    this.#ends = matchBrackets(tokens);
  }

  text(): string {
    let text = "";
    let depth = 0;
    const newLine = () => `\n${"  ".repeat(depth)}`;
    for (let at = 0; at < this.#tokens.length; at++) {
      const token = this.#tokens[at] as string;
      if (token === "{" || token === "[") {
        const end = this.#ends[at] as number;
        const inOneLine = this.#inOneLine(at, end);
        if (inOneLine === undefined) {
          depth++;
          text += token + newLine();
        } else {
          text += inOneLine;
          at = end;
        }
      } else if (token === "}" || token === "]") {
        depth--;
        text += newLine() + token;
      } else if (token === ",") text += token + newLine();
      else text += token === ":" ? ": " : token;
    }
    return text;
  }

  /** Undefined when it is too long, or holds another one that is not empty. */
  #inOneLine(start: number, end: number): string | undefined {
    let line = "";
    for (let at = start; at <= end; at++) {
      const token = this.#tokens[at] as string;
      const isNested = at > start && (token === "{" || token === "[") && this.#ends[at] !== at + 1;
      if (isNested || line.length > shortest) return undefined;
      line += token === ":" || token === "," ? `${token} ` : token;
    }
    if (line.length > shortest) return undefined;
    return line.startsWith("{") && end > start + 1 ? `{ ${line.slice(1, -1)} }` : line;
  }
}

/** Where each object and array ends. */
function matchBrackets(tokens: string[]): number[] {
  const ends: number[] = [];
  const open: number[] = [];
  for (const [at, token] of tokens.entries()) {
    if (token === "{" || token === "[") open.push(at);
    else if (token === "}" || token === "]") ends[open.pop() as number] = at;
  }
  return ends;
}
