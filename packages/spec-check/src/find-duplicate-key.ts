import { jsonTokens } from "./json-tokens.ts";
import { showName } from "./show-name.ts";
import { showPlace } from "./show-place.ts";

/** An object or array that is open. */
interface Level {
  /** Undefined for an array. */
  keys: Set<string> | undefined;
  /** The key or the index of the part that is being read. */
  step: string | number;
  /** Whether the next string is a key. */
  beforeKey: boolean;
}

/**
 * Looks for an object that has a key twice, of which `JSON.parse` would keep the last one.
 *
 * @param text - is JSON
 * @returns a sentence, or undefined when there is none
 */
export function findDuplicateKey(text: string, name: string): string | undefined {
  const levels: Level[] = [];
  for (const token of jsonTokens(text)) {
    const level = levels.at(-1);
    if (token === "{") levels.push({ keys: new Set(), step: "", beforeKey: true });
    else if (token === "[") levels.push({ keys: undefined, step: 0, beforeKey: false });
    else if (token === "}" || token === "]") levels.pop();
    else if (token === "," && level) {
      if (typeof level.step === "number") level.step++;
      else level.beforeKey = true;
    } else if (level?.keys && level.beforeKey) {
      const key: string = token.includes("\\") ? JSON.parse(token) : token.slice(1, -1);
      if (level.keys.has(key)) {
        const outside = levels.slice(0, -1).map(({ step }) => step);
        return `${showPlace(name, outside)} has the key ${showName(key)} twice`;
      }
      level.keys.add(key);
      level.step = key;
      level.beforeKey = false;
    }
  }
  return undefined;
}
