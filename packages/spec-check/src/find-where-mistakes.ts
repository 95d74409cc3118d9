import { showName } from "./show-name.ts";
import { showPlace } from "./show-place.ts";
import { type WhereMistake, whereMistakes } from "./where-mistakes.ts";

/**
 * Says what no schema can say of a `where`, and nobody means.
 *
 * @param where - fits the spec
 * @returns a sentence for each, without a value
 */
export function findWhereMistakes(where: unknown): string[] {
  return whereMistakes(where).map((mistake) => `${showPlace("where", mistake.steps)} ${say(mistake)}`);
}

function say(mistake: WhereMistake): string {
  switch (mistake.kind) {
    case "operatorInValue":
      return `has the operator ${showName(mistake.operator)} in a value: operators stand beside each other`;
    case "notAPattern":
      return "is not a regular expression";
    case "turnedRange":
      return "has its larger end first: nothing is between them";
    case "openRing":
      return "has a ring that is not closed: its last position must be its first one again";
  }
}
