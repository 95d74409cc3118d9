/** As much of Pagefind's own script as the search uses. */
export interface Pagefind {
  options(options: { baseUrl: string; excerptLength: number; ranking?: object }): Promise<void>;
  init(): Promise<void>;
  /** Null when a later search took its place. */
  debouncedSearch(
    query: string,
    options: object,
    milliseconds: number,
  ): Promise<{ results: { data(): Promise<PagefindResult> }[] } | null>;
}

/** A page that was found. */
export interface PagefindResult {
  url: string;
  meta: { title?: string };
  /** HTML: the text around what was found, with `<mark>`. */
  excerpt: string;
  /** Places within the page, by its headings. */
  sub_results: { title?: string; url: string; excerpt: string }[];
}
