/** The first sentence of a Markdown text without its marks, for a page's head. */
export function firstSentence(text: string): string {
  const [sentence = ""] = /^.*?(?:[.:](?=\s|$)|[。：]|$)/s.exec(text) ?? [];
  return sentence
    .replace(/[*`]/g, "")
    .replace(/\s+/g, " ")
    .replace(/[:：]$/, "")
    .trim();
}
