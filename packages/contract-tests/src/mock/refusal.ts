import type { Route } from "@minapp-users/spec-check";

/** An answer, and what the mock thinks of the request. */
export interface MockAnswer {
  status: number;
  headers: Record<string, string>;
  body: string;
  /** Undefined when no operation was meant. */
  route: Route | undefined;
  /** A sentence for each thing that is wrong with the request. */
  violations: string[];
}

/**
 * The answer to a request that is wrong, with the body that the API documents for errors.
 *
 * @param violations - at least one sentence
 */
export function refusal(status: number, violations: string[], route?: Route): MockAnswer {
  return {
    status,
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ status: "error", error_msg: violations.join("; ") }),
    route,
    violations,
  };
}
