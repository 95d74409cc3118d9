import { DocsBuildError } from "../docs-build-error.ts";

/**
 * Makes the links of the pre-rendered menu work where they are not clicked but opened in a new tab or copied.
 *
 * Redoc renders them as paths of the host (`/users`). In the browser it routes by the fragment (`#/users`), yet the
 * pre-rendered attributes stay.
 *
 * @throws {DocsBuildError} if there is no such link: then Redoc changed.
 */
export function relativeLinks(page: string): string {
  const start = page.indexOf('<div id="redoc">');
  const end = page.indexOf('<script type="module">', start);
  const prerendered = page.slice(start, end);
  const linked = prerendered.replaceAll(' href="/', ' href="#/');
  if (start === -1 || end === -1 || linked === prerendered) {
    throw new DocsBuildError(
      "Redoc's page was not usable: its pre-rendered menu has no link that begins with a slash, so this version of " +
        "Redoc differs from the one the build knows; look whether relativeLinks in packages/docs/src is still needed.",
    );
  }
  return page.slice(0, start) + linked + page.slice(end);
}
