/** What one comparison with the last release came to. */
export interface Gate {
  /** What was compared, as a heading: `Spec`. */
  title: string;
  /** What changed, in words, as Markdown without a heading: for a comment on a pull request. */
  markdown: string;
  /** One sentence each: what is wrong, where, and what to do. Without any, the gate is passed. */
  problems: string[];
}
