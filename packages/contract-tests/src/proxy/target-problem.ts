/** There is no answer of the target to pass on. The message is a sentence without anything that was sent or received. */
export class TargetProblem extends Error {
  /** For the caller: 504 when it took too long, else 502. */
  readonly status: 502 | 504;

  constructor(status: 502 | 504, message: string, options?: ErrorOptions) {
    super(message, options);
    this.status = status;
  }
}
