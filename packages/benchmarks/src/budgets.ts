/**
 * What our client may cost. Benchmarks print these beside what they measure; those that are counted and not timed are
 * also held by tests.
 */
export const budgets = {
  /** Bytes of the root entry, minified and gzipped: 4.5 kB, of which openapi-fetch is 2.6. */
  rootEntry: 4608,
  /** Microseconds over bare openapi-fetch in the same run: nothing beside the milliseconds of a request. */
  overhead: 15,
  /** Of a file that calls every method, `raw` too: less than bare openapi-fetch takes for five calls, 10,666. */
  instantiations: 10_000,
  /** Of the largest walk to the smallest, in time a page and in memory: more would not be linear, or not flat. */
  growth: 1.25,
  /** Of the time of a walk without prefetch, when the server and the consumer both take their time. */
  prefetch: 0.95,
};
