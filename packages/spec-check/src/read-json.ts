import { findDuplicateKey } from "./find-duplicate-key.ts";
import { findUnstorable } from "./find-unstorable.ts";
import { nestsDeeper } from "./nests-deeper.ts";

/** What a text says as JSON, or a sentence about why it cannot be taken. */
export type ReadJson = { value: unknown } | { problem: string };

/** Far more than a request has, far less than any stack allows to the schema's validation and whoever comes after it. */
const maxLevels = 100;

/**
 * Reads JSON that can be kept without being changed.
 *
 * @param name - what the text is called in the message, for example `where`
 */
export function readJson(text: string, name: string): ReadJson {
  if (nestsDeeper(text, maxLevels)) return { problem: `${name} nests deeper than ${maxLevels} levels` };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { problem: `${name} is not JSON` };
  }
  const problem = findDuplicateKey(text, name) ?? findUnstorable(value, name);
  return problem ? { problem } : { value };
}
