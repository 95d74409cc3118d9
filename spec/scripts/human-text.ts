/** Where the parts of an OpenAPI document that people read are: their text by JSON pointer. */
export type HumanTexts = Map<string, string>;

const textKeys = new Set(["title", "summary", "description", "x-displayName"]);

/** Below these, a key is a name that somebody chose: a column could be called `description`. */
const keysOfNames = new Set([
  "callbacks",
  "content",
  "encoding",
  "examples",
  "headers",
  "links",
  "parameters",
  "pathItems",
  "paths",
  "patternProperties",
  "properties",
  "requestBodies",
  "responses",
  "schemas",
  "securitySchemes",
  "variables",
  "webhooks",
  "$defs",
]);

/** What stands here is data, also where it looks like text. */
const keysOfData = new Set(["const", "default", "enum", "example", "mapping", "value"]);

/** Every text of an OpenAPI document that is written for people, but for the messages in example values. */
export function humanTexts(document: unknown): HumanTexts {
  const texts: HumanTexts = new Map();
  collect(document, "", false, texts);
  return texts;
}

function collect(node: unknown, pointer: string, isMapOfNames: boolean, texts: HumanTexts): void {
  if (typeof node !== "object" || node === null) return;
  for (const [key, child] of Object.entries(node)) {
    const place = `${pointer}/${escapeKey(key)}`;
    const isKeyword = !isMapOfNames && !Array.isArray(node);
    if (typeof child === "string") {
      if ((isKeyword && textKeys.has(key)) || place === "/info/license/name") texts.set(place, child);
    } else if (!isKeyword) {
      collect(child, place, false, texts);
    } else if (!isData(key, child)) {
      collect(child, place, keysOfNames.has(key) && !Array.isArray(child), texts);
    }
  }
}

/** A list of examples is one of values, in a schema; elsewhere each example has a name, a summary and a value. */
function isData(key: string, child: unknown): boolean {
  return keysOfData.has(key) || key.startsWith("x-") || (key === "examples" && Array.isArray(child));
}

/** A key as a part of a JSON pointer. */
export function escapeKey(key: string): string {
  return key.replaceAll("~", "~0").replaceAll("/", "~1");
}
