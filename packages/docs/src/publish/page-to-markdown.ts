import rehypeRemark, { type Options } from "rehype-remark";
import remarkGfm from "remark-gfm";
import remarkStringify from "remark-stringify";
import { unified } from "unified";
import {
  type Element,
  find,
  type Hypertext,
  hasClass,
  parseHypertext,
  property,
  textOf,
} from "./hypertext.ts";
import { readableTree } from "./readable-tree.ts";

type Handle = NonNullable<Options["handlers"]>[string];

/**
 * What a page says, as Markdown: its `<main>` without what only a browser can use.
 *
 * @param address The address of the page, which its links are resolved against.
 * @param site The address of the site, with a slash at its end. Links to its pages become links to their Markdown.
 */
export function pageToMarkdown(html: string, address: string, site: string): string {
  const [main] = find(parseHypertext(html), ({ tagName }) => tagName === "main");
  if (main === undefined) throw new Error(`The page ${address} has no <main>: write its content into one.`);
  const root: Hypertext = { type: "root", children: [readableTree(main, address, site)] };
  const markdown = unified()
    .use(rehypeRemark, { handlers })
    // Columns that are lined up are for the eye, and not for Chinese.
    .use(remarkGfm, { tablePipeAlign: false })
    .use(remarkStringify, { bullet: "-", emphasis: "_", rule: "-", listItemIndent: "one" });
  return markdown.stringify(markdown.runSync(root));
}

const handlers: Record<string, Handle> = {
  pre: (_state, element) => codeBlock(element),
  // Expressive Code: the file's name is in the caption, and beside the code are a button and its texts.
  figure(state, element) {
    const [pre] = find(element, ({ tagName }) => tagName === "pre");
    if (pre === undefined) return state.toFlow(state.all(element));
    const [title] = find(element, (one) => hasClass(one, "title"));
    return codeBlock(pre, title === undefined ? "" : textOf(title));
  },
  aside: (state, element) => ({ type: "blockquote", children: state.toFlow(state.all(element)) }),
  summary: (state, element) => ({
    type: "paragraph",
    children: [{ type: "strong", children: state.all(element) as never[] }],
  }),
};

function codeBlock(
  pre: Element,
  title = "",
): { type: "code"; lang: string | null; meta: string | null; value: string } {
  const lines = [...find(pre, (element) => hasClass(element, "ec-line"))];
  const text =
    lines.length > 0 ? lines.map((line) => textOf(line).replace(/\n$/, "")).join("\n") : textOf(pre);
  const language = property(pre, "dataLanguage") ?? null;
  return {
    type: "code",
    lang: language,
    meta: language === null || title === "" ? null : `title="${title}"`,
    value: text.replace(/\n$/, ""),
  };
}
