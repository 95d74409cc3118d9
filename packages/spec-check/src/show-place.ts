import { showName } from "./show-name.ts";

/** A place within a JSON value for a message: `where.$or[0].test`, without a name that could be private. */
export function showPlace(name: string, steps: (string | number)[]): string {
  return steps.reduce<string>(
    (place, step) => place + (typeof step === "number" ? `[${step}]` : `.${showName(step)}`),
    name,
  );
}
