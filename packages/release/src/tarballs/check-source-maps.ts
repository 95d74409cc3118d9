import { dirname, join, normalize } from "node:path/posix";
import type { Tarball } from "./tarball.ts";

interface SourceMap {
  sourceRoot?: string;
  sources: string[];
  sourcesContent?: (string | null)[];
}

/** Finds source maps that are missing, that no module names, or whose sources nobody but us has. */
export function checkSourceMaps({ files }: Tarball): string[] {
  const problems: string[] = [];
  const named = new Set<string>();
  for (const [path, { text }] of files) {
    const [, name] = /\.(?:js|d\.ts)$/.test(path)
      ? (/^\/\/# sourceMappingURL=(\S+)\s*$/m.exec(text) ?? [])
      : [];
    if (name === undefined) continue;
    const map = join(dirname(path), name);
    named.add(map);
    if (!files.has(map))
      problems.push(
        `${path} names its source map ${name}, which is not in it: build without maps, or pack them`,
      );
  }
  for (const [path, { text }] of files) {
    if (!path.endsWith(".map")) continue;
    if (!named.has(path)) problems.push(`${path} belongs to no module: remove dist and build again`);
    const { sourceRoot = "", sources, sourcesContent } = JSON.parse(text) as SourceMap;
    sources.forEach((source, index) => {
      if (typeof sourcesContent?.[index] === "string") return;
      const file = normalize(join(dirname(path), sourceRoot, source));
      if (!files.has(file))
        problems.push(`${path} leads to ${file}, which is not in it: build with \`inlineSources\``);
    });
  }
  return problems;
}
