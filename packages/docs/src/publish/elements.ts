import { type DefaultTreeAdapterTypes, parse } from "parse5";

/** An element of a page, with where it stands in the text of the page. */
export type Element = DefaultTreeAdapterTypes.Element;

/** All elements of a page, in the order of the page, those in templates included. */
export function* elementsOf(html: string): Generator<Element> {
  yield* within(parse(html, { sourceCodeLocationInfo: true }));
}

function* within(node: DefaultTreeAdapterTypes.ParentNode): Generator<Element> {
  for (const child of node.childNodes) {
    if (!("tagName" in child)) continue;
    yield child;
    yield* within("content" in child ? child.content : child);
  }
}

/** The value of an attribute. */
export function attribute(element: Element, name: string): string | undefined {
  return element.attrs.find((one) => one.name === name)?.value;
}
