/** A query as the index has its words: without signs, but for the `$` of operators, as in `$incr_by`. */
export function searchQuery(typed: string): string {
  return typed.replace(/(?!\$\w)\p{S}/gu, " ").trim();
}
