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
  /** How many rows of a bulk update fail. */
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
  count: [isCount, "a number of requests"],
  skip: [isCount, "a number of requests"],
  latency: [isMilliseconds, "milliseconds, at most ten minutes"],
  status: [
    (value) => Number.isInteger(value) && Number(value) >= 200 && Number(value) <= 599,
    "a status from 200 to 599",
  ],
  body: [() => true, "anything"],
  headers: [isHeaders, "an object of texts"],
  retryAfter: [(value) => isCount(value) || typeof value === "string", "seconds or a date"],
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
        throw new Error(`a fault has no ${JSON.stringify(name)}: it has ${Object.keys(checks).join(", ")}`);
      if (!check[0](value)) throw new Error(`${name} of a fault must be ${check[1]}`);
    }
    if (fault.operationId !== undefined && !this.#operationIds.has(fault.operationId)) {
      throw new Error(`there is no operation ${JSON.stringify(fault.operationId)}`);
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
    if (this.#pending.length === 0) return undefined;
    const found = this.#pending.find(({ fault }) => (fault.operationId ?? operationId) === operationId);
    if (!found) return undefined;
    if (found.skip > 0) {
      found.skip--;
      return undefined;
    }
    found.count--;
    if (found.count <= 0) this.#pending = this.#pending.filter((it) => it !== found);
    return found.fault;
  }
}

function isCount(value: unknown): boolean {
  return Number.isInteger(value) && Number(value) >= 0;
}

function isMilliseconds(value: unknown): boolean {
  return typeof value === "number" && value >= 0 && value <= 600_000;
}

function isHeaders(value: unknown): boolean {
  const entries = typeof value === "object" && value !== null ? Object.entries(value) : [[[], 0]];
  return entries.every(
    ([name, text]) => /^[\w-]+$/.test(String(name)) && /^[\t\x20-\x7e]*$/.test(String(text)),
  );
}
