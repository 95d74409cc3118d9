import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { isScalar, parseDocument } from "yaml";
import { planned } from "../planned.ts";

/** The files that say which version of the spec they are, relative to the repository. */
export const versionedFiles = [
  "spec/minapp-users.yaml",
  "spec/minapp-users.arazzo.yaml",
  "spec/minapp-users.zh-CN.overlay.yaml",
] as const;

/** The version that a file has, and had. */
export interface FileVersion {
  file: string;
  version: string;
}

/** What was written into a file. */
export interface WrittenVersion extends FileVersion {
  /** What stood there before. */
  before: string;
}

/**
 * Reads `info.version` of every file of the spec.
 *
 * @throws Error in one sentence when a file has none
 */
export async function readInfoVersions(repository: string): Promise<FileVersion[]> {
  return Promise.all(
    versionedFiles.map(async (file) => ({
      file,
      version: versionIn(file, await read(repository, file)).text,
    })),
  );
}

/**
 * Writes the version that the next release of `@minapp-users/spec` has into every file of the spec, and touches nothing
 * else in them.
 *
 * @returns the files, also those that had it
 * @throws Error in one sentence when a file has no `info.version`; then none was written
 */
export async function setInfoVersion(repository: string): Promise<WrittenVersion[]> {
  const { next } = await planned(repository, "@minapp-users/spec");
  const files = await Promise.all(
    versionedFiles.map(async (file) => {
      const content = await read(repository, file);
      return { file, content, found: versionIn(file, content) };
    }),
  );
  for (const { file, content, found } of files) {
    if (found.text === next) continue;
    const written = `${content.slice(0, found.start)}${next}${content.slice(found.end)}`;
    await writeFile(join(repository, file), written);
  }
  return files.map(({ file, found }) => ({ file, before: found.text, version: next }));
}

function read(repository: string, file: string): Promise<string> {
  return readFile(join(repository, file), "utf8");
}

/** `info.version` of a YAML file, and where its characters are, without quotes. */
function versionIn(file: string, content: string): { text: string; start: number; end: number } {
  const node = parseDocument(content, { logLevel: "error" }).getIn(["info", "version"], true);
  if (!isScalar(node) || !node.range) throw new Error(`${file} has no info.version: write one`);
  const quotes = node.type === "PLAIN" ? 0 : 1;
  const [start, end] = [node.range[0] + quotes, node.range[1] - quotes];
  return { text: content.slice(start, end), start, end };
}
