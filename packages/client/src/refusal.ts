/** The error of a request that was refused before it was sent. */
export function refusal(why: string): TypeError {
  return new TypeError(`${why}: nothing was sent`);
}
