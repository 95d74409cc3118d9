import { type Content, type Element, find, hasClass, property, textOf } from "./hypertext.ts";
import { markdownAddress } from "./site-page.ts";

/** What only a browser can use. */
const forBrowsers = new Set([
  "button",
  "dialog",
  "fieldset",
  "form",
  "input",
  "link",
  "script",
  "select",
  "style",
  "svg",
  "template",
  "textarea",
]);

/**
 * A copy of a part of a page that reads well from top to bottom: without controls and islands, every tab under its
 * label, with absolute links.
 */
export function readableTree(element: Element, address: string, site: string): Element {
  const labels = tabLabels(element);
  const copy = (node: Content): Content[] => {
    if (node.type !== "element") return [node];
    if (isForBrowsers(node)) return [];
    // Code is kept to the letter.
    if (node.tagName === "pre" || node.tagName === "code") return [node];
    const children = spaced(node.children.flatMap(copy));
    if (hasClass(node, "starlight-aside__title")) return [{ ...node, children: [strong(children)] }];
    // The name of a place links to itself.
    if (node.tagName === "a" && property(node, "href")?.startsWith("#") && hasClass(node, "anchor"))
      return children;
    const label = labels.get(node);
    return [
      ...(label === undefined ? [] : [paragraph(label)]),
      { ...node, properties: absolute(node, address, site), children },
    ];
  };
  return { ...element, children: element.children.flatMap(copy) };
}

function isForBrowsers(element: Element): boolean {
  const { tagName } = element;
  // An element of our own or of Astro is an island; those of Starlight are around content.
  const island = tagName.includes("-") && !tagName.startsWith("starlight-");
  return (
    forBrowsers.has(tagName) ||
    island ||
    hasClass(element, "sr-only") ||
    hasClass(element, "sl-anchor-link") ||
    property(element, "role") === "tablist"
  );
}

/** Tabs with their labels: Starlight's, and those of code samples, which are radio buttons in the same order. */
function tabLabels(tree: Element): Map<Element, string> {
  const found = new Map<Element, string>();
  const tabs = new Map(
    [...find(tree, (one) => property(one, "role") === "tab")].map((tab) => [
      property(tab, "id"),
      textOf(tab).trim(),
    ]),
  );
  for (const panel of find(tree, (one) => property(one, "role") === "tabpanel")) {
    const labelled = panel.properties.ariaLabelledBy;
    const label = tabs.get(Array.isArray(labelled) ? String(labelled[0]) : undefined);
    if (label !== undefined) found.set(panel, label);
  }
  for (const samples of find(tree, (one) => hasClass(one, "code-samples"))) {
    const choices = [...find(samples, ({ tagName }) => tagName === "label")];
    [...find(samples, (one) => hasClass(one, "sample"))].forEach((sample, index) => {
      const choice = choices[index];
      if (choice !== undefined) found.set(sample, textOf(choice).trim());
    });
  }
  return found;
}

function paragraph(text: string): Element {
  return {
    type: "element",
    tagName: "p",
    properties: {},
    children: [strong([{ type: "text", value: text }])],
  };
}

function strong(children: Content[]): Element {
  return { type: "element", tagName: "strong", properties: {}, children };
}

/** What only the style sheet keeps apart in a line is kept apart by a space, and the marks of a value by a dot. */
function spaced(children: Content[]): Content[] {
  return children.flatMap((child, index) => {
    const next = children[index + 1];
    if (child.type !== "element" || next?.type !== "element") return [child];
    const apart = [child, next].every(({ tagName }) => inline.has(tagName));
    if (!apart || [child, next].every(({ tagName }) => tagName !== "span")) return [child];
    const mark = hasClass(next, "required") || hasClass(next, "mark");
    return [child, { type: "text", value: mark ? " · " : " " } as const];
  });
}

const inline = new Set(["a", "code", "em", "span", "strong"]);

function absolute({ tagName, properties }: Element, address: string, site: string): Element["properties"] {
  const { href, src } = properties;
  if (tagName === "a" && typeof href === "string") {
    return { ...properties, href: markdownAddress(new URL(fromRoot(href), address), site) };
  }
  if (typeof src === "string") return { ...properties, src: new URL(fromRoot(src), address).href };
  return properties;

  // Astro's addresses begin at the root of the site, which need not be that of the host.
  function fromRoot(value: string): string {
    return /^\/(?!\/)/.test(value) ? new URL(value.slice(1), site).href : value;
  }
}
