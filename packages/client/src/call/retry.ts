/** Longer than this, in seconds, a call does not wait because of `Retry-After`. */
const longestPause = 60;

/**
 * Milliseconds to wait before the next attempt: a random time up to 0.5, 1, 2, 4 and then 8 seconds ("full jitter"), on
 * top of what the API asked for. Infinity when it asked for more than a minute.
 *
 * @param attempt - the number of the attempt that failed, from 1
 * @param retryAfter - seconds
 */
export function retryPause(attempt: number, retryAfter = 0): number {
  if (retryAfter > longestPause) return Number.POSITIVE_INFINITY;
  return retryAfter * 1000 + Math.random() * Math.min(8000, 500 * 2 ** (attempt - 1));
}

/** The seconds in `Retry-After`, which gives them or a date; undefined when there are none. */
export function readRetryAfter(headers: Headers): number | undefined {
  const text = headers.get("retry-after")?.trim();
  if (!text) return;
  const seconds = /^\d+$/.test(text) ? Number(text) : (Date.parse(text) - Date.now()) / 1000;
  return Number.isNaN(seconds) ? undefined : Math.max(0, seconds);
}

/**
 * Whether a status leaves open what the API did with a request: none at all, a success without its body, a timeout, a
 * failure of the server or of a gateway.
 */
export function isUnclear(status: number | undefined): boolean {
  return status === undefined || (status >= 200 && status < 300) || status === 408 || status >= 500;
}
