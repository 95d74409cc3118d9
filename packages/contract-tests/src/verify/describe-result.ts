import type { VerifyResult } from "./verify-result.ts";

/** What came out, in some lines for people. */
export function describeResult({ cases, atFault, problems }: VerifyResult): string[] {
  const count = (state: string) => cases.filter((it) => it.state === state).length;
  const reasons = new Map<string, number>();
  for (const { state, message = "of no reason" } of cases) {
    if (state === "skipped") reasons.set(message, (reasons.get(message) ?? 0) + 1);
  }
  const because = [...reasons].map(([reason, times]) => `${times} because ${reason}`).join(", ");
  return [
    `${cases.length} cases: ${count("passed")} passed, ${count("failed")} failed, ${count("skipped")} skipped${because && ` (${because})`}`,
    ...(cases.length === 0 ? ["No case was run: nothing is known about the provider."] : []),
    ...(atFault.length > 0 ? [`The contract is not kept by ${atFault.join(", ")}.`] : []),
    ...problems,
  ];
}
