import { routes, showName } from "@minapp-users/spec-check";
import { WrongOptions } from "./wrong-options.ts";

/** What a tag of the spec is called on the command line: `Bulk update` is `bulk-update`. */
export function tagOf(name: string): string {
  return name.toLowerCase().replaceAll(" ", "-");
}

/** Everything that cases can be chosen by. */
export const tags: readonly string[] = [
  ...new Set([
    ...routes.map(({ operation }) => operation.operationId),
    ...routes.flatMap(({ operation }) => operation.tags.map(tagOf)),
    "sibling",
  ]),
];

/**
 * Makes Vitest's expressions of what was chosen.
 *
 * @throws Error in one sentence for an operation or tag that there is not
 */
export function readTagFilter(operations: readonly string[] = [], chosen: readonly string[] = []): string[] {
  for (const name of [...operations, ...chosen.map((tag) => tag.replace(/^!/, ""))]) {
    if (!tags.includes(name)) {
      throw new WrongOptions(`there is no operation or tag "${showName(name)}": they are ${tags.join(", ")}`);
    }
  }
  const wanted = chosen.filter((tag) => !tag.startsWith("!"));
  return [
    operations.join(" or "),
    wanted.join(" or "),
    ...chosen.filter((tag) => tag.startsWith("!")).map((tag) => `not ${tag.slice(1)}`),
  ].filter((expression) => expression !== "");
}
