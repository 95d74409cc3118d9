import type { GrantedAccess } from "./access.ts";

/** What became of a case. */
export interface CaseResult {
  /** `operationId: what the provider does when it is right`. */
  title: string;
  state: "passed" | "failed" | "skipped";
  /** What is wrong, or why it was skipped. It holds no value that the provider answered. */
  message: string | undefined;
  /** The operations that the case is about. */
  operations: string[];
}

/** What became of the suite. */
export interface VerifyResult extends GrantedAccess {
  cases: CaseResult[];
  /** The operations that do not keep the contract, those with most failed cases first. */
  atFault: string[];
  /** What else went wrong, such as users who did not get back what they had. */
  problems: string[];
  /** Whether every case that was run passed, at least one was, and nothing else went wrong. */
  ok: boolean;
}
