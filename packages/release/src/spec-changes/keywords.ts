/** Below these, a key is a name that somebody chose: a column could be called `default`. */
const mapsOfNames = new Set([
  "callbacks",
  "content",
  "dependentRequired",
  "dependentSchemas",
  "encoding",
  "examples",
  "headers",
  "links",
  "mapping",
  "parameters",
  "pathItems",
  "paths",
  "patternProperties",
  "properties",
  "requestBodies",
  "responses",
  "schemas",
  "scopes",
  "securitySchemes",
  "variables",
  "$defs",
]);

/** The parts of a pointer that are keywords of OpenAPI or JSON Schema; the others are names, and stay empty. */
export function keywordsOf(parts: readonly string[]): string[] {
  let isName = false;
  let before = "";
  return parts.map((part) => {
    const keyword = isName ? "" : part;
    // A security requirement has the names of schemes.
    isName = mapsOfNames.has(keyword) || (before === "security" && /^\d+$/.test(keyword));
    before = keyword;
    return keyword;
  });
}
