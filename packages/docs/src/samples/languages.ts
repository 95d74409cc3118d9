/** A language that every sample is written in. */
export interface Language {
  /** For highlighting. */
  lang: "bash" | "typescript" | "javascript" | "php" | "python";
  /** For readers. */
  label: string;
  /** The name of the sample in the folder of its operation. */
  file: string;
}

/** In the order in which they are shown. */
export const languages: readonly Language[] = [
  { lang: "bash", label: "curl", file: "curl.sh" },
  { lang: "typescript", label: "TypeScript", file: "client.ts" },
  { lang: "javascript", label: "Node.js", file: "fetch.mjs" },
  { lang: "php", label: "PHP", file: "php.php" },
  { lang: "python", label: "Python", file: "python.py" },
];
