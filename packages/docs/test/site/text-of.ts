import type { Element } from "../../src/publish/elements.ts";

/** All text within an element. */
export function textOf(element: Element): string {
  return element.childNodes
    .map((node) => ("value" in node ? node.value : "tagName" in node ? textOf(node) : ""))
    .join("");
}
