/** How users are walked over. */
export interface Scenario {
  /** Users in a page. */
  pageSize: number;
  /** Milliseconds that the server takes for a page beside making it, and the consumer for a page beside looking at it. */
  delay: number;
}

/** Pages as large as they can be, small ones, and a server and a consumer that both take their time. */
export function scenarios(delay: number): Scenario[] {
  return [
    { pageSize: 1000, delay: 0 },
    { pageSize: 100, delay: 0 },
    { pageSize: 1000, delay },
  ];
}
