/**
 * What our client may cost. Benchmarks print these beside what they measure; those that are counted and not timed are
 * also held by tests.
 */
export const budgets = {
  /**
   * Bytes of the root entry, minified and gzipped. It was meant to be 4.5 kB (4608), which is what retries, timeouts and
   * paging take on top of openapi-fetch. It is more than twice that: what openapi-fetch adds is 2.3 kB, the guards 2.1, bulk
   * updates 1.9, lists 0.9; a quarter of all are the sentences of the errors. Writes that cannot go astray came first.
   */
  rootEntry: 10_752,
  /** Microseconds over bare openapi-fetch in the same run: nothing beside the milliseconds of a request. */
  overhead: 15,
  /** Of a file that calls every method, `raw` too: less than bare openapi-fetch takes for five calls, 10,666. */
  instantiations: 8_500,
  /** Of the largest walk to the smallest, in time a page and in memory: more would not be linear, or not flat. */
  growth: 1.25,
  /** Of the time of a walk without prefetch, when the server and the consumer both take their time. */
  prefetch: 0.95,
  /** Milliseconds from the import of `startMock` to the mock's first answer, in a process that has nothing of it yet. */
  mock: 400,
  /** The first view of an operation's page: all bytes of it, and the milliseconds until it is readable on a slow phone. */
  operationPage: { bytes: 100_000, readable: 1000 },
};
