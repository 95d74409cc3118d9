import type { PreparedRequest } from "./prepare-request.ts";

/** What became of a request. */
export type Outcome =
  | {
      kind: "answer";
      status: number;
      milliseconds: number;
      /** Those that a page may see and a reader may want. */
      headers: [name: string, value: string][];
      body: string;
    }
  /** A redirect, of which a page sees nothing. */
  | { kind: "redirect"; milliseconds: number }
  | { kind: "timeout" }
  | { kind: "stopped" }
  /** The policy of the page does not allow the address. */
  | { kind: "blocked" }
  | { kind: "failed" };

/** In the order in which they are shown. */
const headersOfInterest = ["content-type", "content-length", "location", "retry-after"];

/**
 * Sends a request: without cookies, following no redirect, keeping nothing.
 *
 * @param stop - ends it
 * @param timeout - milliseconds until it ends by itself
 */
export async function sendRequest(
  { method, url, headers, body }: PreparedRequest,
  stop: AbortSignal,
  timeout: number,
): Promise<Outcome> {
  const late = AbortSignal.timeout(timeout);
  let isBlocked = false;
  const note = ({ effectiveDirective }: SecurityPolicyViolationEvent) => {
    isBlocked ||= effectiveDirective === "connect-src";
  };
  document.addEventListener("securitypolicyviolation", note);
  const start = performance.now();
  try {
    const response = await fetch(url, {
      method,
      headers,
      ...(body === undefined ? {} : { body }),
      cache: "no-store",
      credentials: "omit",
      redirect: "manual",
      referrerPolicy: "no-referrer",
      signal: AbortSignal.any([stop, late]),
    });
    const text = await response.text();
    const milliseconds = Math.round(performance.now() - start);
    if (response.type === "opaqueredirect") return { kind: "redirect", milliseconds };
    return {
      kind: "answer",
      status: response.status,
      milliseconds,
      headers: headersOfInterest.flatMap((name): [string, string][] => {
        const value = response.headers.get(name);
        return value === null ? [] : [[name, value]];
      }),
      body: text,
    };
  } catch {
    if (stop.aborted) return { kind: "stopped" };
    if (late.aborted) return { kind: "timeout" };
    await new Promise((resolve) => setTimeout(resolve)); // the violation is told after the failure
    return { kind: isBlocked ? "blocked" : "failed" };
  } finally {
    document.removeEventListener("securitypolicyviolation", note);
  }
}
