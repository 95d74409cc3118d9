/** A side of the contract that was broken. */
export interface ExchangeViolation {
  /** Who broke it: the caller by its request, or the target by its answer. */
  in: "request" | "answer";
  /** What is wrong and where, without any value. */
  sentence: string;
}

/** A request and its answer. It holds no id, query, header or body, to be safe to print. */
export interface Exchange {
  /** `?` when the request was not HTTP. */
  method: string;
  /** The path template of the operation; when none was meant, the path without what is not a word of the API. */
  path: string;
  /** Undefined when no operation was meant. */
  operationId: string | undefined;
  /** What the caller was answered; undefined when it went away. */
  status: number | undefined;
  /** What the target answered; undefined when it was not asked, or gave no whole answer. */
  targetStatus: number | undefined;
  milliseconds: number;
  violations: ExchangeViolation[];
  /** What the contract allows and hardly anybody wants, a sentence each. */
  warnings: string[];
}
