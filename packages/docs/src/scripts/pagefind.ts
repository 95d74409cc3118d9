/** As much of Pagefind's own script as the search uses. */
export interface Pagefind {
  options(options: { baseUrl: string; excerptLength: number; ranking: object }): Promise<void>;
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
  /** The text around what was found, with `<mark>`. */
  excerpt: string;
  sub_results: PagefindPlace[];
}

/** A place within a page: a heading, or a parameter or property. */
export interface PagefindPlace {
  title?: string;
  url: string;
  /** What was found there, and how much each counts. */
  weighted_locations: { balanced_score: number }[];
}

/** How pages are ranked. Found by trying: `test/site/search.test.ts` holds it to labelled queries. */
export const ranking = {
  // Pages of schemas are short, which by itself does not make them what a reader wants.
  pageLength: 0.2,
  termFrequency: 1,
  termSaturation: 1.4,
  termSimilarity: 1,
  // `words` and `about` come from src/publish/searchable-page.ts; what a page is about finds it, but does not lift it.
  metaWeights: { title: 5, words: 3, about: 0 },
};
