import { showPlace } from "./show-place.ts";

/**
 * Looks for what JSON can say and a database cannot take: half of a character, a number that is too large to be one, and
 * a key that JavaScript reads as something else.
 *
 * @param value - nests no deeper than the stack allows
 * @returns a sentence, or undefined when there is none
 */
export function findUnstorable(
  value: unknown,
  name: string,
  steps: (string | number)[] = [],
): string | undefined {
  if (typeof value === "string") {
    return value.isWellFormed() ? undefined : `${showPlace(name, steps)} is not well-formed Unicode`;
  }
  if (typeof value === "number") {
    return Number.isFinite(value) ? undefined : `${showPlace(name, steps)} is too large for a number`;
  }
  if (typeof value !== "object" || value === null) return undefined;
  const findIn = (step: string | number, part: unknown) => {
    steps.push(step);
    const problem = findUnstorable(part, name, steps);
    steps.pop();
    return problem;
  };
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index++) {
      const problem = findIn(index, value[index]);
      if (problem) return problem;
    }
    return undefined;
  }
  for (const [key, part] of Object.entries(value)) {
    if (key === "__proto__") return `${showPlace(name, steps)} must not have the key __proto__`;
    if (!key.isWellFormed()) return `${showPlace(name, steps)} has a key that is not well-formed Unicode`;
    const problem = findIn(key, part);
    if (problem) return problem;
  }
  return undefined;
}
