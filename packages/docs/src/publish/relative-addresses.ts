import { attribute, elementsOf } from "./elements.ts";
import { rewritePages } from "./html-files.ts";

/** The attributes that hold an address of this site. The last one is for the search. */
const names = ["href", "src", "data-bundle"];

/**
 * Makes the addresses of a site relative, so that its folder can lie anywhere: at the root of a host, below a path, in
 * an archive. Astro writes them from the root.
 */
export async function relativeAddresses(folder: string): Promise<void> {
  await rewritePages(folder, (html, path) => {
    const up = "../".repeat(path.split("/").length - 1) || "./";
    const edits: { start: number; end: number; text: string }[] = [];
    for (const element of elementsOf(html)) {
      for (const name of names) {
        const value = attribute(element, name);
        const place = element.sourceCodeLocation?.attrs?.[name];
        if (value === undefined || place === undefined || !/^\/(?!\/)/.test(value)) continue;
        const relative = up + value.slice(1);
        edits.push({
          start: place.startOffset,
          end: place.endOffset,
          text: `${name}="${escapeAttribute(relative)}"`,
        });
      }
    }
    // From the end, so that the places before stay right.
    return edits
      .sort((a, b) => b.start - a.start)
      .reduce((text, { start, end, text: edit }) => text.slice(0, start) + edit + text.slice(end), html);
  });
}

function escapeAttribute(value: string): string {
  return value.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
}
