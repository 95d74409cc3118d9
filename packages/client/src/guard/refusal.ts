/** What a request was refused for before it was sent. To callers it is a TypeError. */
export class Refusal extends TypeError {
  constructor(why: string) {
    super(`${why.replace(/\S+@\S+/g, "***")}: nothing was sent`);
  }
}
