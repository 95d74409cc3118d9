/** The text of Pagefind's excerpt with its marks, as nodes. Whatever else looks like a tag is text. */
export function excerptNodes(excerpt: string): Node[] {
  // Chinese words stand next to each other: one mark for all of them.
  const parts = excerpt.replaceAll("</mark><mark>", "").split(/<(\/?)mark>/);
  // Text and slashes by turns: after an opening tag there is an empty one.
  return parts.flatMap((part, index): Node[] => {
    if (index % 2 === 1 || part === "") return [];
    const text = document.createTextNode(withoutEntities(part));
    if (parts[index - 1] !== "") return [text];
    const mark = document.createElement("mark");
    mark.append(text);
    return [mark];
  });
}

/** Pagefind escapes these two and no other character. */
function withoutEntities(text: string): string {
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">");
}
