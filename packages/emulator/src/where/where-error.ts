import { Refusal } from "../refusal.ts";

/** A `where` that is wrong: 400, naming the place. */
export function wrongWhere(place: string, problem: string): Refusal {
  return new Refusal(400, `${place}${problem}`);
}
