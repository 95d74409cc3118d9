import { type DefaultTreeAdapterTypes, parse, serialize } from "parse5";
import type { Locale } from "../reference/locales.ts";
import { attribute, type Element } from "./elements.ts";
import { searchWords } from "./search-words.ts";
import { separateWords } from "./separate-words.ts";

type Parent = DefaultTreeAdapterTypes.ParentNode;

/** The classes of what is said elsewhere as well, or only helps to read. */
const leftOut = new Set(["code-panel", "unfold", "json-schema", "sl-anchor-link", "sr-only", "copy"]);

/** What stands side by side without a space, since the style sheet keeps it apart. */
const rows = new Set(["property-head", "request-line", "address", "constraints", "operation-id"]);

/**
 * A page as Pagefind is to read it: without what other pages say as well, the places of parameters and properties with
 * their names, and with a field `words` for what a reader may call the page.
 *
 * @param address The address of the page, without a slash at its beginning.
 */
export function searchablePage(html: string, address: string, locale: Locale): string {
  const document = parse(html);
  const [main] = elements(document, ({ tagName }) => tagName === "main");
  if (main === undefined) throw new Error(`The page ${address} has no <main>: write its content into one.`);
  const path = address.slice(locale.length + 1);
  for (const element of [...elements(main, isLeftOut)]) remove(element);
  for (const element of elements(main, isRow)) addSpaces(element);
  for (const element of elements(main, isProperty)) nameProperty(element);
  const weight = weightOfPage(path);
  if (weight !== 1) set(main, "data-pagefind-weight", String(weight));
  weigh(main, weight);
  describe(document, main, path, locale);
  return serialize(document);
}

function* elements(node: Parent, wanted: (element: Element) => boolean): Generator<Element> {
  for (const child of node.childNodes) {
    if (!("tagName" in child)) continue;
    if (wanted(child)) yield child;
    yield* elements(child, wanted);
  }
}

function classes(element: Element): string[] {
  return (attribute(element, "class") ?? "").split(/\s+/);
}

function isLeftOut(element: Element): boolean {
  return (
    classes(element).some((name) => leftOut.has(name)) ||
    // The list of operations that use a schema: a reader who looks for one wants its page.
    attribute(element, "id") === "used-by" ||
    previousElement(element)?.attrs.some(({ name, value }) => name === "id" && value === "used-by") === true
  );
}

function previousElement(element: Element): Element | undefined {
  const siblings = (element.parentNode?.childNodes ?? []).filter(
    (node): node is Element => "tagName" in node,
  );
  return siblings[siblings.indexOf(element) - 1];
}

function remove(element: Element): void {
  const parent = element.parentNode;
  if (parent !== null) parent.childNodes = parent.childNodes.filter((node) => node !== element);
}

function isRow(element: Element): boolean {
  return classes(element).some((name) => rows.has(name));
}

function addSpaces(element: Element): void {
  element.childNodes = element.childNodes.flatMap((node) => [node, text(" ", element)]);
}

function text(value: string, parentNode: Parent): DefaultTreeAdapterTypes.TextNode {
  return { nodeName: "#text", value, parentNode };
}

function isProperty(element: Element): boolean {
  return element.tagName === "li" && classes(element).includes("property");
}

/** Makes the name of a parameter or property the title of its place. */
function nameProperty(element: Element): void {
  const name = nameOf(element);
  if (name !== undefined && attribute(element, "id") !== undefined) {
    set(element, "data-pagefind-title", textOf(name));
  }
}

function nameOf(property: Element): Element | undefined {
  const [name] = elements(property, (one) => classes(one).includes("name"));
  return name;
}

/** Weights within weights do not multiply in Pagefind, so it is done here. */
function weigh(node: Parent, weight: number): void {
  for (const child of node.childNodes) {
    if (!("tagName" in child)) continue;
    const own = weight * weightOf(child);
    if (own !== weight) set(child, "data-pagefind-weight", String(own));
    weigh(child, own);
  }
}

function weightOf(element: Element): number {
  if (classes(element).includes("name")) return 3;
  // Text explains more than code, and is easier to read among the hits.
  if (classes(element).includes("expressive-code")) return 0.5;
  if (element.tagName !== "section") return 1;
  const [heading] = elements(element, ({ tagName }) => /^h[23]$/.test(tagName));
  const id = (heading && attribute(heading, "id")) ?? "";
  // What comes back has a page of its own as a schema; errors and headers are the same everywhere.
  if (classes(element).includes("response")) return id.startsWith("status-2") ? 0.5 : 0.1;
  return id === "header" ? 0.3 : 1;
}

/** What is deprecated comes after what is not, and the list of mistakes names everything. */
function weightOfPage(path: string): number {
  return /v1\/$/.test(path) || path === "guides/documentation-differences/" ? 0.3 : 1;
}

/** Pagefind looks for whole words in fields, and does not take Chinese apart there. */
function describe(document: Parent, main: Element, path: string, locale: Locale): void {
  const [title] = elements(main, ({ tagName }) => tagName === "h1");
  const named = [...elements(main, (one) => one.tagName === "code" && isNameOfOperation(one))].map(textOf);
  const [description] = elements(document, (one) => attribute(one, "name") === "description");
  const about = (description && attribute(description, "content")) ?? "";
  const parts = named.flatMap((name) => [name, ...name.split("/")]);
  const words = [title === undefined ? "" : textOf(title), ...parts, ...searchWords(path, locale)].join(" ");
  set(main, "data-pagefind-meta", "words[data-words], about[data-about]");
  set(main, "data-words", separateWords(words));
  set(main, "data-about", separateWords(about));
}

/** Its id, or the path of its address. */
function isNameOfOperation({ parentNode }: Element): boolean {
  return (
    parentNode !== null &&
    "tagName" in parentNode &&
    classes(parentNode).some((name) => name === "operation-id" || name === "request-line")
  );
}

function textOf(node: Parent): string {
  return node.childNodes
    .map((child) => ("value" in child ? child.value : "childNodes" in child ? textOf(child) : ""))
    .join("");
}

function set(element: Element, name: string, value: string): void {
  element.attrs = [...element.attrs.filter((one) => one.name !== name), { name, value }];
}
