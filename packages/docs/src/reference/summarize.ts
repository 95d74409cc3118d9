/** How long a description in the head of a page can be before a search engine cuts it. */
const most = 200;

/** The first sentences of a Markdown text without its marks, for the head of a page. */
export function summarize(text: string): string {
  const [paragraph = ""] = text.split(/\n\s*\n/);
  const plain = paragraph.replace(/[*`]/g, "").replace(/\s+/g, " ").trim();
  const sentences = plain.match(/.+?(?:[.](?=\s|$)|[。]|$)/g) ?? [];
  let summary = "";
  for (const sentence of sentences) {
    if (summary !== "" && summary.length + sentence.length > most) break;
    summary += sentence;
  }
  return summary.trim();
}
