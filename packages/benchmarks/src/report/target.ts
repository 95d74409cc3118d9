import { showNumber } from "./show-number.ts";

/** What the project wants of a figure. */
export type Target = { atLeast: number } | { atMost: number };

/** The figure beside its target, with the verdict in words: a missed target is to be seen, and fails nothing. */
export function beside(figure: number, target: Target, unit = "x"): string {
  const [words, wanted, met] =
    "atLeast" in target
      ? ["at least", target.atLeast, figure >= target.atLeast]
      : ["at most", target.atMost, figure <= target.atMost];
  return `${showNumber(figure)}${unit} (target ${words} ${showNumber(wanted)}${unit}: ${met ? "met" : "MISSED"})`;
}
