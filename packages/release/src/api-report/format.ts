import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import { join } from "node:path";
import { root } from "../workspace.ts";

/**
 * Lays a Markdown text and the code in it out as `pnpm format` does, so that a report is a file like any other.
 *
 * @param path - where it is going to be, relative to the repository
 */
export function format(path: string, text: string): string {
  const biome = createRequire(join(root, "package.json")).resolve("@biomejs/biome/bin/biome");
  // Of the repository that this is in, wherever the report is of: its formatter, and its settings.
  const options = { cwd: root, input: text, encoding: "utf8", stdio: "pipe" } as const;
  try {
    const args = [biome, "format", `--stdin-file-path=${path}`, "--vcs-enabled=false"];
    return execFileSync(process.execPath, args, options);
  } catch (error) {
    const { stderr } = error as { stderr?: string };
    throw new Error(
      `${path} cannot be formatted: ${stderr?.trim().split("\n")[0] ?? (error as Error).message}`,
    );
  }
}
