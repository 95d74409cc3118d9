import type { CheckJson } from "./check-json.ts";
import { comparedWith } from "./compared-with.ts";
import type { Resolve } from "./resolve.ts";
import { showPlace } from "./show-place.ts";
import type { Spec } from "./spec.ts";
import { whereConditions } from "./where-conditions.ts";

/**
 * Checks what the built-in columns are compared with in a `where`: a value that the schema `User` gives to the column, or
 * null. Nothing is known of custom columns.
 *
 * An ordering (`$lt`, `$range`, …) takes any value of the type, so that `id: { $gt: 0 }` is right though there is no user 0.
 *
 * @returns a sentence for each condition that is wrong, without its value
 */
export type CheckWhereColumns = (where: unknown) => string[];

export function createCheckWhereColumns(
  spec: Spec,
  resolve: Resolve,
  checkJson: CheckJson,
): CheckWhereColumns {
  const { properties = {} } = (spec.components.schemas?.User ?? {}) as UserSchema;
  const columns = new Map(
    Object.entries(properties).map(([name, equal]) => [
      name,
      { equal, ordered: ofItsType(resolve<Typed>(equal)) },
    ]),
  );

  return (where) =>
    [...whereConditions(where)].flatMap((condition) => {
      const column = columns.get(condition.column);
      if (!column) return [];
      for (const { steps, value, how } of comparedWith(condition)) {
        if (value === null) continue;
        const problem = checkJson(column[how], value, showPlace("where", steps));
        if (problem) return [`${problem}, as the column is`];
      }
      return [];
    });
}

interface UserSchema {
  properties?: Record<string, object>;
}
interface Typed {
  type?: string | string[];
}

/** Half a second after a timestamp is a time, too. */
function ofItsType({ type = [] }: Typed): object {
  return { type: [type].flat().map((it) => (it === "integer" ? "number" : it)) };
}
