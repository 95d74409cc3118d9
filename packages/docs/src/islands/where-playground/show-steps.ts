import type { Step } from "../scan-json.ts";

/** A place in a `where`: `$and[1].age.$gte`; of the whole, `where`. */
export function showSteps(steps: readonly Step[]): string {
  const place = steps.reduce<string>((before, step) => {
    if (typeof step === "number") return `${before}[${step}]`;
    if (!/^[$\w]+$/.test(step)) return `${before}[${JSON.stringify(step)}]`;
    return before === "" ? step : `${before}.${step}`;
  }, "");
  return place || "where";
}

/** The type of a JSON value, in the words of JSON Schema. */
export function typeOf(value: unknown): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : typeof value;
}
