/** One attempt at a request. It holds nothing personal: no id, no filter, no body, no token. */
export interface RequestEvent {
  /** The HTTP method, in capitals. */
  method: string;
  /** The path as the spec writes it. */
  path: string;
  /** 1 for the first. */
  attempt: number;
}

/** What became of an attempt. */
export interface ResponseEvent extends RequestEvent {
  /** Milliseconds from the request to the end of the answer's body. */
  duration: number;
  /** The HTTP status, if there was an answer. */
  status: number | undefined;
  /** Why the attempt failed, if it did: the name of the error that the call rejects with, unless it is repeated. */
  error: string | undefined;
  /** Milliseconds until the next attempt, if there is one. */
  retryIn: number | undefined;
}

/** Functions for tracing. What they throw is ignored, since a request must not fail by being watched. */
export interface Hooks {
  /** Called before each attempt. */
  onRequest?: (event: RequestEvent) => void;
  /** Called after each attempt. */
  onResponse?: (event: ResponseEvent) => void;
}

/** Calls a hook, whatever it does. */
export function emit<Event>(hook: ((event: Event) => unknown) | undefined, event: Event): void {
  // Also when it is async: see Hooks.
  if (hook) new Promise((resolve) => resolve(hook(event))).catch(() => {});
}
