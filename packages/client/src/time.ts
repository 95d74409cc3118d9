/**
 * A point in time as this API counts it: Unix time in whole seconds, rounded down.
 *
 * @example
 * ```ts
 * const lastWeek = unixSeconds(new Date(Date.now() - 7 * 24 * 3600 * 1000));
 * users.list({ where: { created_at: { $gte: lastWeek } } });
 * ```
 * @throws TypeError when the date is invalid or before 1970
 */
export function unixSeconds(date: Date): number {
  const seconds = Math.floor(date.getTime() / 1000);
  if (seconds >= 0) return seconds;
  throw new TypeError("unixSeconds needs a valid Date since 1970");
}

/** Unix time in seconds is below this until the year 5138; in milliseconds, it has been above since 1973. */
const tooManySeconds = 1e11;

/**
 * The point in time of a `created_at` or `updated_at`.
 *
 * @param seconds - Unix time in seconds, as the API gives it
 * @throws TypeError when this is no such time, or is one in milliseconds
 */
export function toDate(seconds: number): Date {
  if (seconds >= 0 && seconds < tooManySeconds) return new Date(seconds * 1000);
  throw new TypeError("toDate needs Unix time in seconds");
}
