import { DocsBuildError } from "../docs-build-error.ts";

/** Where Redoc tries whether it may make functions of text, which its search needs in a worker. */
const attempt = /try\{return \w+\._factory\?\?=Function\(\w+\),!0\}catch\{return!1\}/g;

/**
 * Spares the page an attempt that its policy forbids: the search stays where it is, as it does after the attempt, and
 * nothing is reported.
 *
 * @throws {DocsBuildError} if there is no such attempt: then Redoc changed.
 */
export function searchWithoutWorkers(page: string): string {
  const found = page.match(attempt)?.length ?? 0;
  if (found !== 1) {
    throw new DocsBuildError(
      `Redoc's page was not usable: it tries ${found} times whether it may make a function of text, so this version of ` +
        "Redoc differs from the one the build knows; look whether searchWithoutWorkers in packages/docs/src is still needed.",
    );
  }
  return page.replace(attempt, "return!1");
}
