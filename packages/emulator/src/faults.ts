import { showName } from "@minapp-users/spec-check";

/** Something that goes wrong on demand. Of the kinds of trouble, one fault can have several. */
export interface Fault {
  /** Which operation it meets, by its operationId; every one when left out. */
  operationId?: string;
  /**
   * How many requests it meets.
   *
   * @default 1
   */
  count?: number;
  /**
   * How many requests it lets pass before.
   *
   * @default 0
   */
  skip?: number;
  /** Milliseconds until the request is looked at. */
  latency?: number;
  /** The status to answer, in place of doing anything. */
  status?: number;
  /** The body of that answer; the spec's example for the status when left out. */
  body?: unknown;
  /** More headers of that answer. */
  headers?: Record<string, string>;
  /** Seconds, or an HTTP date, for the header `Retry-After` of that answer. */
  retryAfter?: number | string;
  /** The connection is reset: before anything is done, or after it took effect and instead of the answer. */
  reset?: "before" | "after";
  /** Only so many bytes of the answer's body are sent, and the connection is reset. */
  truncate?: number;
  /** Milliseconds over which the body of the answer is spread. */
  slow?: number;
  /** How many rows of a bulk update fail (`bulkUpdateUsers`). */
  failRows?: number;
  /** Milliseconds between reading and saving of an update before v2.6 (`updateUserInfoV1`). */
  saveDelay?: number;
  /** All access tokens expire. */
  expireTokens?: boolean;
}

/** A fault, and how many requests it will still let pass and meet. */
export interface PendingFault {
  fault: Fault;
  skip: number;
  count: number;
}

const checks: { [Name in keyof Required<Fault>]: [(value: unknown) => boolean, string] } = {
  operationId: [(value) => typeof value === "string", "the operationId of an operation"],
  count: [(value) => isCount(value) && value !== 0, "a number of requests"],
  skip: [isCount, "a number of requests"],
  latency: [isMilliseconds, "milliseconds, at most ten minutes"],
  status: [
    (value) => Number.isInteger(value) && Number(value) >= 200 && Number(value) <= 599,
    "a status from 200 to 599",
  ],
  body: [() => true, "anything"],
  headers: [isHeaders, "an object of texts"],
  retryAfter: [(value) => isCount(value) || isHeaderText(value), "seconds or a date"],
  reset: [(value) => value === "before" || value === "after", "before or after"],
  truncate: [isCount, "a number of bytes"],
  slow: [isMilliseconds, "milliseconds, at most ten minutes"],
  failRows: [isCount, "a number of rows"],
  saveDelay: [isMilliseconds, "milliseconds, at most ten minutes"],
  expireTokens: [(value) => typeof value === "boolean", "true or false"],
};

/** The faults that are to come. */
export class Faults {
  #pending: PendingFault[] = [];
  readonly #operationIds: ReadonlySet<string>;

  constructor(operationIds: Iterable<string>) {
    this.#operationIds = new Set(operationIds);
  }

  /**
   * Adds a fault. Of several that fit a request, the first one added meets it.
   *
   * @throws Error in one sentence for what is not a fault
   */
  add(fault: Fault): void {
    if (typeof fault !== "object" || fault === null) throw new Error("a fault must be an object");
    for (const [name, value] of Object.entries(fault)) {
      const check = Object.hasOwn(checks, name) ? checks[name as keyof Fault] : undefined;
      if (!check)
        throw new Error(`a fault has no "${showName(name)}": it has ${Object.keys(checks).join(", ")}`);
      if (!check[0](value)) throw new Error(`${name} of a fault must be ${check[1]}`);
    }
    if (fault.operationId !== undefined && !this.#operationIds.has(fault.operationId)) {
      throw new Error(`there is no operation "${showName(fault.operationId)}"`);
    }
    if (fault.operationId === undefined && (fault.failRows !== undefined || fault.saveDelay !== undefined)) {
      throw new Error(
        "a fault with failRows or saveDelay needs an operationId: other requests would use it up",
      );
    }
    this.#pending.push({ fault, skip: fault.skip ?? 0, count: fault.count ?? 1 });
  }

  list(): PendingFault[] {
    return this.#pending.map((pending) => ({ ...pending }));
  }

  clear(): void {
    this.#pending = [];
  }

  /** What is to go wrong with the next request to an operation. */
  take(operationId: string): Fault | undefined {
    for (const pending of this.#pending) {
      if ((pending.fault.operationId ?? operationId) !== operationId) continue;
      if (pending.skip > 0) {
        pending.skip--;
        continue; // the next fault may meet it
      }
      pending.count--;
      if (pending.count === 0) this.#pending = this.#pending.filter((it) => it !== pending);
      return pending.fault;
    }
    return undefined;
  }
}

function isCount(value: unknown): boolean {
  return Number.isInteger(value) && Number(value) >= 0;
}

function isMilliseconds(value: unknown): boolean {
  return typeof value === "number" && value >= 0 && value <= 600_000;
}

/** What says where the body ends is not to be had. */
const framing = /^(content-length|transfer-encoding|connection)$/i;

function isHeaders(value: unknown): boolean {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  return Object.entries(value).every(
    ([name, text]) => /^[\w-]+$/.test(name) && !framing.test(name) && isHeaderText(text),
  );
}

function isHeaderText(value: unknown): boolean {
  return typeof value === "string" && /^[\t\x20-\x7e]*$/.test(value);
}
