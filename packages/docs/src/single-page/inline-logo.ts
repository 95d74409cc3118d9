import { replaceOnce } from "./replace-once.ts";

/** Redoc's attribution, "API docs by" and a logo, fetches one of these: beside the text, or alone if there is no room. */
const wordmark = "https://cdn.redoc.ly/redoc/logo-mini-full.svg";
const icon = "https://cdn.redoc.ly/redoc/logo-mini.svg";

/** The name of Redoc's makers in the colour of the link around it, in place of their picture. */
function drawn(text: string, width: number): string {
  const svg =
    `<svg xmlns='http://www.w3.org/2000/svg' width='${width}' height='14'>` +
    `<text y='11' font-family='sans-serif' font-size='11' font-weight='600' fill='#4d82f5'>${text}</text></svg>`;
  return `data:image/svg+xml,${svg.replaceAll("<", "%3C").replaceAll(">", "%3E").replaceAll("#", "%23")}`;
}

/**
 * Replaces the logos that Redoc fetches from its maker's host by pictures in the page. The link and its text stay.
 *
 * @throws {DocsBuildError} if Redoc no longer asks for them.
 */
export function inlineLogo(page: string): string {
  return replaceOnce(replaceOnce(page, wordmark, drawn("Redocly", 50)), icon, drawn("R", 10));
}
