import type { MockAnswer } from "./refusal.ts";

/** Something that is wrong with a request. */
export interface Violation {
  /** Undefined when no operation was meant. */
  operationId: string | undefined;
  method: string;
  /** The path template of the operation; when none was meant, the path without what is not a word of the API. */
  path: string;
  /** A sentence that names operation, place and rule, and no value. */
  message: string;
}

/** Enough to see what is wrong, and never so many that the first ones are lost. */
const most = 1000;

/** What was wrong, in the order of the requests: the first thousand. */
export class Violations {
  #violations: Violation[] = [];

  /** @param path - as it may be shown */
  add(method: string, path: string, { route, violations }: MockAnswer): void {
    const operationId = route?.operation.operationId;
    const subject = `${operationId ?? "no operation"} (${method} ${path})`;
    for (const sentence of violations) {
      if (this.#violations.length === most) return;
      this.#violations.push({ operationId, method, path, message: `${subject}: ${sentence}` });
    }
  }

  list(): Violation[] {
    return [...this.#violations];
  }

  clear(): void {
    this.#violations = [];
  }
}
