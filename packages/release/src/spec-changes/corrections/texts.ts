import type { Change } from "../change.ts";
import { keywordsOf } from "../keywords.ts";
import type { Correction } from "./correction.ts";

const textKeys = new Set([
  "description",
  "summary",
  "title",
  "$comment",
  "termsOfService",
  "example",
  "examples",
]);
const textNodes = new Set([
  "Info",
  "Contact",
  "License",
  "ExternalDocs",
  "Example",
  "ExamplesMap",
  "Tag",
  "TagList",
]);
const textExtensions = new Set(["x-minapp-source", "x-displayName", "x-tagGroups"]);

/** Whether a change is one of texts and examples for people. */
export function isText({ typeName, property = "", parts }: Change): boolean {
  if (typeName === "") return keywordsOf(parts).some((keyword) => textKeys.has(keyword));
  return textNodes.has(typeName) || textKeys.has(property);
}

/** What only people read. */
export const texts: readonly Correction[] = [
  {
    matches: ({ typeName, property }) => typeName === "Info" && property === "version",
    rating: "none",
    because: "it is the number of the release itself",
  },
  {
    matches: isText,
    rating: "patch",
    because: "neither the wire nor the types know texts and examples",
  },
  {
    matches: ({ property = "", parts }) =>
      textExtensions.has(property) || keywordsOf(parts).some((keyword) => textExtensions.has(keyword)),
    rating: "patch",
    because: "this extension is a mark for readers",
  },
  {
    matches: ({ typeName, property, kind, place }) =>
      (typeName === "Operation" && property === "tags") || (kind === "ordered" && place === "#/tags"),
    rating: "patch",
    because: "tags only sort the pages of the reference",
  },
];
