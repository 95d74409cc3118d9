/** Whether a filter finds a user; undecided where the sources of the contract differ or are silent. */
export type Verdict = "yes" | "no" | "undecided";

export function verdict(holds: boolean): Verdict {
  return holds ? "yes" : "no";
}

export function not(it: Verdict): Verdict {
  if (it === "undecided") return it;
  return it === "yes" ? "no" : "yes";
}

/** All must hold. */
export function every(all: readonly Verdict[]): Verdict {
  if (all.includes("no")) return "no";
  return all.includes("undecided") ? "undecided" : "yes";
}

/** One must hold. */
export function some(all: readonly Verdict[]): Verdict {
  if (all.includes("yes")) return "yes";
  return all.includes("undecided") ? "undecided" : "no";
}
