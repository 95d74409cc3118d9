import { jsonTokens } from "./json-tokens.ts";

/** Whether a text, JSON or not, opens more than so many objects and arrays within each other. */
export function nestsDeeper(text: string, levels: number): boolean {
  let depth = 0;
  for (const token of jsonTokens(text)) {
    if (token === "{" || token === "[") depth++;
    else if (token === "}" || token === "]") depth--;
    if (depth > levels) return true;
  }
  return false;
}
