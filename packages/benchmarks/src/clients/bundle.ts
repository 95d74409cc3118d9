import { type BuildOptions, build } from "esbuild";

/** As a browser or a worker gets it; nothing of the machine's own tsconfig.json files counts. */
const options = {
  bundle: true,
  format: "esm",
  target: "es2022",
  platform: "browser",
  tsconfigRaw: {},
  write: false,
  logLevel: "silent",
} satisfies BuildOptions;

/**
 * Bundles an entry with all that it imports.
 *
 * @param source - the entry's text, as if it were a file in `folder`
 * @throws Error when something in it cannot be resolved
 */
export async function bundle(source: string, folder: string, { minify = false } = {}): Promise<Uint8Array> {
  const stdin = { contents: source, resolveDir: folder, loader: "ts" } as const;
  const { outputFiles } = await build({ ...options, stdin, minify });
  return outputFiles[0]?.contents ?? new Uint8Array();
}
