import { isDeepStrictEqual } from "node:util";
import { type Change, isOnlyOrder } from "../change.ts";
import { isNode, type Specs, valueAt } from "../document.ts";
import type { Correction } from "./correction.ts";

const falseUnlessSaid = new Set(["deprecated", "readOnly", "required", "writeOnly"]);

/** What is only said in another way. */
export const defaults: readonly Correction[] = [
  {
    matches: ({ property, before, after, ...change }) =>
      property === "type" &&
      Array.isArray(before) !== Array.isArray(after) &&
      isOnlyOrder({ ...change, property, before: [before].flat(), after: [after].flat() }),
    rating: "none",
    because: "a list of one type is this type",
  },
  {
    matches: (change, specs) => {
      const ifUnsaid = defaultOf(change, specs);
      return ifUnsaid !== undefined && (change.before ?? ifUnsaid) === (change.after ?? ifUnsaid);
    },
    rating: "patch",
    because: "it holds without being said",
  },
  {
    matches: ({ typeName, property, parts }, specs) => {
      if (typeName !== "Schema" || (property !== "const" && property !== "enum")) return false;
      const [was, is] = [specs.base, specs.revision].map((document) => onlyValues(valueAt(document, parts)));
      return was !== undefined && isDeepStrictEqual(was, is);
    },
    rating: "patch",
    because: "`const` is an `enum` of one value",
  },
];

/** What a keyword means where it is left out; undefined when that is not known here. */
function defaultOf({ typeName, kind, property = "", parts }: Change, { revision }: Specs): unknown {
  if (kind !== "modified") return undefined;
  if (falseUnlessSaid.has(property)) return false;
  const parameter = valueAt(revision, parts);
  if (typeName !== "Parameter" || !isNode(parameter)) return undefined;
  const style = parameter.in === "query" || parameter.in === "cookie" ? "form" : "simple";
  if (property === "style") return style;
  return property === "explode" ? (parameter.style ?? style) === "form" : undefined;
}

/** The values that `const` or `enum` leave; undefined when there is neither or both. */
function onlyValues(schema: unknown): unknown {
  if (!isNode(schema) || Object.hasOwn(schema, "const") === Object.hasOwn(schema, "enum")) return undefined;
  return Object.hasOwn(schema, "const") ? [schema.const] : schema.enum;
}
