import { readFileSync } from "node:fs";

/** The headers of the pages below a path, as a `_headers` file has them. */
export interface HeadersRule {
  /** Without the `*` at its end. */
  path: string;
  headers: [name: string, value: string][];
}

/** Reads a `_headers` file: a path, and below it, indented, its headers. */
export function readHeaders(file: string): HeadersRule[] {
  const rules: HeadersRule[] = [];
  for (const line of readFileSync(file, "utf8").split("\n")) {
    if (line.startsWith("/")) rules.push({ path: line.trim().replace(/\*$/, ""), headers: [] });
    const [, name, value] = /^\s+([\w-]+): (.+)$/.exec(line) ?? [];
    if (name !== undefined && value !== undefined) rules.at(-1)?.headers.push([name, value]);
  }
  return rules;
}

/** The headers of an address. */
export function headersOf(rules: HeadersRule[], url: string): [name: string, value: string][] {
  const { pathname } = new URL(url, "http://localhost");
  return rules.filter(({ path }) => pathname.startsWith(path)).flatMap(({ headers }) => headers);
}
