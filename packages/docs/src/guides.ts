/** The guides, in the order in which one would read them. */
export const guides = [
  "quick-start",
  "authentication",
  "where",
  "paging",
  "atomic-updates",
  "bulk-updates",
  "errors-and-retries",
  "testing",
  "migrating-from-v1",
  "documentation-differences",
] as const;
