import type { Bump } from "../../bump.ts";
import { type Change, isOnlyOrder, isRename } from "../change.ts";
import { isNode, type Node, resolve, valueAt } from "../document.ts";
import { keywordsOf } from "../keywords.ts";
import type { Correction } from "./correction.ts";

/** What types are made of. */
const typeKeywords = new Set(["type", "nullable", "enum", "const", "required"]);
/** What only limits values. */
const bounds = new Set([
  "minimum",
  "maximum",
  "exclusiveMinimum",
  "exclusiveMaximum",
  "multipleOf",
  "minLength",
  "maxLength",
  "pattern",
  "format",
  "contentEncoding",
  "contentMediaType",
  "minItems",
  "maxItems",
  "uniqueItems",
  "minProperties",
  "maxProperties",
  "items",
  "unevaluatedItems",
  "unevaluatedProperties",
]);
/** Lists whose order means nothing. */
const lists = new Set(["oneOf", "anyOf", "allOf", "parameters", "security"]);
const partsOfSchemas = new Set([
  "Schema",
  "OneOf",
  "AnyOf",
  "AllOf",
  "SchemaList",
  "SchemaMap",
  "DependentRequired",
]);

/** Whether a change adds, removes or moves the schema under a keyword (1), or under a name or an index below it (2). */
function isMember({ parts, kind, typeName }: Change, keyword: string, depth: 1 | 2): boolean {
  const isNew = kind === "added" || kind === "removed" || kind === "ordered" || typeName === "";
  return isNew && keywordsOf(parts).at(-depth) === keyword;
}

function isDefault({ property, typeName, parts }: Change): boolean {
  return property === "default" || (typeName === "" && keywordsOf(parts).includes("default"));
}

/** Schemas: which way a change goes decides what it does, and some keywords `redocly diff` has no rule for. */
export const schemas: readonly Correction[] = [
  {
    matches: ({ parts }) => keywordsOf(parts).includes("discriminator"),
    rating: "major",
    because: "the types of the branches are made from it",
  },
  {
    matches: ({ parts, kind }) => {
      const keywords = keywordsOf(parts);
      return (
        keywords.includes("if") || keywords.slice(0, kind === "modified" ? undefined : -1).includes("not")
      );
    },
    rating: "major",
    because: "under `if` and `not`, what admits less admits more outside",
  },
  {
    matches: (change) =>
      change.typeName === "PatternProperties" ||
      isMember(change, "patternProperties", 1) ||
      isMember(change, "patternProperties", 2) ||
      (isRename(change) && keywordsOf(change.parts).at(-2) === "patternProperties"),
    rating: "major",
    because: "it decides which names there can be, and the index signature of the type",
  },
  {
    matches: (change) => isMember(change, "contentSchema", 1),
    rating: "major",
    because: "with it the type is that of the value in the JSON, without it a string",
  },
  {
    matches: (change) => isMember(change, "prefixItems", 1) || isMember(change, "prefixItems", 2),
    rating: "major",
    because: "the items of a tuple have their number and their order",
  },
  {
    matches: ({ property }) => property === "readOnly" || property === "writeOnly",
    rating: "major",
    because: "it decides who may send the property, and whether the type lets it be assigned",
  },
  {
    matches: ({ property, before, after, directions, parts }, { base, revision }) =>
      property === "additionalProperties" &&
      (before === true || isNode(valueAt(base, [...parts, "additionalProperties"]))) &&
      directions.has("response") &&
      after !== true &&
      !isNode(valueAt(revision, [...parts, "additionalProperties"])),
    rating: "major",
    because: "the type of an answer loses its index signature",
  },
  {
    matches: ({ property, redocly }) => property === "additionalProperties" && redocly === "patch",
    rating: ({ after }) => (after === false ? "patch" : "minor"),
    because: "more can be sent, or read by any name",
  },
  {
    matches: (change, { base }) =>
      change.directions.has("request") &&
      ((change.typeName === "SchemaProperties" && change.kind === "removed") ||
        (partsOfSchemas.has(change.typeName) &&
          change.kind === "removed" &&
          holdsProperties(base, change.before)) ||
        (change.typeName === "Schema" &&
          keywordsOf(change.parts).at(-2) === "properties" &&
          (change.kind === "removed" || isRename(change)))),
    rating: "major",
    because: "the type no longer takes what callers send, and the service no longer knows it",
  },
  {
    matches: ({ typeName, kind }) => typeName === "DependentRequired" && kind === "modified",
    rating: dependentRequiredStep,
    because: "it decides which properties must be sent, or are answered, together",
  },
  {
    matches: (change) => isDefault(change) && change.before !== undefined,
    rating: "major",
    because: "what a missing value means is no longer the same",
  },
  {
    matches: (change) =>
      isDefault(change) &&
      change.directions.has("request") &&
      ["schemas", "properties"].every((keyword) => keywordsOf(change.parts).includes(keyword)),
    rating: "major",
    because: "the type demands a property that has a default",
  },
  {
    matches: isDefault,
    rating: "minor",
    because: "what a missing value means is now known",
  },
  {
    matches: (change) =>
      isOnlyOrder(change) || (change.kind === "ordered" && lists.has(keywordsOf(change.parts).at(-1) ?? "")),
    rating: "patch",
    because: "the order means nothing",
  },
  {
    matches: ({ property, before, after }) =>
      property === "format" && [before, after].every((it) => it === undefined || it === "password"),
    rating: "patch",
    because: "the format `password` is a hint for forms",
  },
  {
    matches: ({ typeName, property = "", redocly }) =>
      typeName === "Schema" && typeKeywords.has(property) && redocly === "patch",
    rating: "minor",
    because: "the type changes: more can be sent, or more is known of an answer",
  },
  {
    matches: ({ typeName, property = "", redocly }) =>
      typeName === "Schema" && bounds.has(property) && redocly === "patch",
    rating: ({ directions }) => (directions.has("request") ? "minor" : "patch"),
    because: "more can be sent",
  },
  {
    matches: ({ typeName, kind, redocly }) =>
      partsOfSchemas.has(typeName) && kind === "removed" && redocly === "patch",
    rating: "minor",
    because: "more can be sent, or more is known of an answer",
  },
];

/** Whether a schema, or one of those in it, has properties: they go with a branch that goes. */
function holdsProperties(document: Node, value: unknown, seen = new Set<unknown>()): boolean {
  const node = resolve(document, value);
  if (typeof node !== "object" || node === null || seen.has(node)) return false;
  seen.add(node);
  if (isNode(node) && (isNode(node.properties) || isNode(node.patternProperties))) return true;
  return Object.values(node).some((child) => holdsProperties(document, child, seen));
}

function dependentRequiredStep({ before, after, directions }: Change): Bump {
  const [was, is] = [before, after].map((it) => (Array.isArray(it) ? it : []));
  const asksMore = is?.some((name) => !was?.includes(name));
  const promisesLess = was?.some((name) => !is?.includes(name));
  const breaks = (asksMore && directions.has("request")) || (promisesLess && directions.has("response"));
  return breaks ? "major" : "minor";
}
