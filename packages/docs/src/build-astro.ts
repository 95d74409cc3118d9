import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { DocsBuildError } from "./docs-build-error.ts";
import { onlyOne } from "./only-one.ts";

const require = createRequire(import.meta.url);
const command = join(dirname(require.resolve("astro/package.json")), "bin", "astro.mjs");

/**
 * Builds the pages into a folder.
 *
 * @throws {DocsBuildError} with what Astro said first of the mistake, or if another build is running.
 */
export async function buildAstro(outDir: string): Promise<void> {
  const cwd = fileURLToPath(new URL("..", import.meta.url));
  await onlyOne(join(cwd, "node_modules", ".cache", "docs-build"), () => run(cwd, outDir));
}

function run(cwd: string, outDir: string): Promise<void> {
  const env = {
    ...process.env,
    // Whoever builds may be a test, for which Vite would make other files.
    NODE_ENV: "production",
    VITEST: undefined,
    ASTRO_TELEMETRY_DISABLED: "1",
    NO_COLOR: "1",
    FORCE_COLOR: undefined,
  };
  return new Promise((resolve, reject) => {
    execFile(
      process.execPath,
      [command, "build", "--outDir", outDir],
      { cwd, env, maxBuffer: 2 ** 26 },
      (error, stdout, stderr) => {
        if (error === null) return resolve();
        const said = `${stderr}\n${stdout}`
          .split("\n")
          .map((line) => line.trim())
          .filter((line) => line !== "");
        const mistake = said.findIndex((line) => line.includes("[ERROR]"));
        // Of a configuration that cannot be loaded, the second line says why.
        const first = mistake === -1 ? said.slice(0, 2).join(" ") : said[mistake];
        reject(
          new DocsBuildError(
            `The docs were not built: Astro failed (${first?.replace(/^.*\[ERROR\]\s*/, "") || error.message}); ` +
              "correct what that names and build again.",
          ),
        );
      },
    );
  });
}
