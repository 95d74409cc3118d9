import rehypeParse from "rehype-parse";
import { unified } from "unified";

const parser = unified().use(rehypeParse).freeze();

/** A page as a tree. */
export type Hypertext = ReturnType<typeof parser.parse>;

/** A node of a page that can be inside an element. */
export type Content = Element["children"][number];

/** An element of a page. */
export type Element = Extract<Hypertext["children"][number], { type: "element" }>;

/** Reads a page. */
export function parseHypertext(html: string): Hypertext {
  return parser.parse(html);
}

/** The elements within a node for which a condition holds, in the order of the page. */
export function* find(
  node: { children: Hypertext["children"] | Element["children"] },
  wanted: (element: Element) => boolean,
): Generator<Element> {
  for (const child of node.children) {
    if (child.type !== "element") continue;
    if (wanted(child)) yield child;
    yield* find(child, wanted);
  }
}

/** Whether an element has a class. */
export function hasClass(element: Element, name: string): boolean {
  const { className } = element.properties;
  return Array.isArray(className) && className.includes(name);
}

/** The value of an attribute that is a text, by its name in the DOM. */
export function property(element: Element, name: string): string | undefined {
  const value = element.properties[name];
  return typeof value === "string" ? value : undefined;
}

/** The text of a node, as it stands in the page. */
export function textOf(node: Content): string {
  if (node.type === "text") return node.value;
  return node.type === "element" ? node.children.map(textOf).join("") : "";
}
