/** An operator with its value, in a condition on a column. */
export interface Term {
  operator: string;
  value: unknown;
  /** Such as `where.score.$gt`. */
  place: string;
  /** All operators of the condition. */
  beside: Readonly<Record<string, unknown>>;
  /** Whether `$range` includes its end. */
  rangeIncludesEnd: boolean;
}
