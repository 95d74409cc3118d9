import {
  type ReceivedRequest,
  readJson,
  redact,
  showPathParameters,
  showQuery,
} from "@minapp-users/spec-check";
import { withoutPreference } from "./prefer.ts";
import type { MockAnswer } from "./refusal.ts";

/** A request that the mock answered, for the assertions of a test; without tokens, passwords, phones and e-mails. */
export interface MockRequest {
  /** Undefined when no operation was meant. */
  operationId: string | undefined;
  method: string;
  /** The path template of the operation; when none was meant, the path without what is not a word of the API. */
  path: string;
  /** What stands in the path in place of the template's names, as text: `{ id: "70695404" }`. */
  params: Record<string, string>;
  /**
   * By name, as the text that was sent; `where` as a value when it is JSON. Of a parameter that the operation does not
   * have, no value.
   */
  query: Record<string, unknown>;
  /** The environment, empty for production. */
  environment: string;
  /**
   * What the JSON of the body says; undefined when there is none, or none that can be read. Of a body above 64 KiB only
   * that it was one.
   */
  body: unknown;
  /** Of the answer. */
  status: number;
  /** What was wrong with the request, a sentence each. */
  violations: string[];
}

const most = 1000;
const largestBody = 64 * 2 ** 10;

/** The last requests, the oldest first. */
export class Requests {
  #requests: MockRequest[] = [];

  /**
   * @param path - as it may be shown
   * @param request - undefined when it could not be read
   */
  add(method: string, path: string, request: ReceivedRequest | undefined, answer: MockAnswer): void {
    const { status, route, violations } = answer;
    this.#requests.push({
      operationId: route?.operation.operationId,
      method,
      path,
      params: showPathParameters(request?.pathname ?? "", route),
      query: showQuery(withoutPreference(request?.query ?? new URLSearchParams()), route),
      environment: request?.headers["x-hydrogen-env-id"] ?? "",
      body: showBody(request?.body ?? ""),
      status,
      violations,
    });
    if (this.#requests.length > most) this.#requests.shift();
  }

  list(): MockRequest[] {
    return [...this.#requests];
  }

  clear(): void {
    this.#requests = [];
  }
}

function showBody(text: string): unknown {
  if (text.length > largestBody) return "[larger than 64 KiB]";
  const read = readJson(text, "body");
  return "value" in read ? redact(read.value) : undefined;
}
