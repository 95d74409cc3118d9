import { createSatteriMarkdownProcessor } from "@astrojs/markdown-satteri";
import { type DefaultTreeAdapterTypes, parseFragment } from "parse5";

const processor = await createSatteriMarkdownProcessor();
const blocks = new Set(["p", "li", "td", "th", "pre", "h1", "h2", "h3", "h4"]);

/** The texts of the paragraphs, list items and cells of a Markdown text, without its marks. */
export async function paragraphsOf(markdown: string): Promise<string[]> {
  const { code } = await processor.render(markdown);
  return [...textsWithin(parseFragment(code))].filter((text) => text.trim() !== "");
}

type Node = DefaultTreeAdapterTypes.ChildNode;

function* textsWithin(node: { childNodes: Node[] }): Generator<string> {
  for (const child of node.childNodes) {
    if (!("tagName" in child)) continue;
    // A list item of a loose list has paragraphs; their texts together are its own.
    if (blocks.has(child.tagName)) yield textOf(child);
    else yield* textsWithin(child);
  }
}

function textOf(node: Node): string {
  if ("value" in node) return node.value;
  return "childNodes" in node ? node.childNodes.map(textOf).join("") : "";
}
