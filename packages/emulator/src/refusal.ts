/** The request is wrong: the caller is told why, in one sentence. */
export class Refusal extends Error {
  readonly status: number;

  /**
   * @param status - of the answer
   * @param problem - what is wrong, where, and what to do; without values that the caller sent
   */
  constructor(status: number, problem: string) {
    super(problem);
    this.status = status;
  }
}
