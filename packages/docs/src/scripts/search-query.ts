/**
 * A query as Pagefind's index has its words: without the marks in `$incr_by`, which are not indexed and which Pagefind
 * leaves in a query.
 */
export function searchQuery(typed: string): string {
  return typed.replace(/\p{S}/gu, "").trim();
}
