import { DocsBuildError } from "../docs-build-error.ts";

/**
 * Replaces the only occurrence of a text in the page that Redoc wrote.
 *
 * @throws {DocsBuildError} if the text is not there exactly once: then Redoc changed, and what the replacement was
 * for has to be looked at again.
 */
export function replaceOnce(page: string, marker: string, replacement: string): string {
  const [before, after, ...more] = page.split(marker);
  if (before === undefined || after === undefined || more.length > 0) {
    const found = after === undefined ? "is not" : "is more than once";
    throw new DocsBuildError(
      `Redoc's page was not usable: the text ${JSON.stringify(marker)} ${found} in it, so this version of Redoc ` +
        "differs from the one the build knows; pin the earlier version of @redocly/cli or adapt packages/docs/src.",
    );
  }
  return before + replacement + after;
}
