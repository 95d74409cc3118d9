import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { assertSelfContained } from "./assert-self-contained.ts";
import { addContentSecurityPolicy } from "./content-security-policy.ts";
import { DocsBuildError } from "./docs-build-error.ts";
import { expandJsonParameters } from "./expand-json-parameters.ts";
import { inlineLogo } from "./inline-logo.ts";
import { nameOperations } from "./name-operations.ts";
import { readSpec } from "./read-spec.ts";
import { redocly } from "./redocly.ts";
import { relativeLinks } from "./relative-links.ts";
import { replaceFolder } from "./replace-folder.ts";

/** Where the build reads and writes. Each has the value that `pnpm build` uses. */
export interface BuildDocsOptions {
  /** The bundled spec. @default that of `@minapp-users/spec` */
  specJson?: string;
  /** The spec as it is written, for download only. @default that of `@minapp-users/spec` */
  specYaml?: string;
  /** The folder to write. What it had before is gone, but only once the new content is complete. @default `dist` */
  outDir?: string;
  /** The configuration of Redocly. @default `redocly.yaml` of this package */
  config?: string;
}

/**
 * Renders the spec into a page that needs nothing but itself, with the spec beside it for download.
 *
 * @throws {DocsBuildError} if that does not work out. `outDir` then is as it was.
 */
export async function buildDocs({
  specJson = specFile("minapp-users.json"),
  specYaml = specFile("minapp-users.yaml"),
  outDir = fileURLToPath(new URL("../dist", import.meta.url)),
  config = fileURLToPath(new URL("../redocly.yaml", import.meta.url)),
}: BuildDocsOptions = {}): Promise<void> {
  const spec = await readSpec(specJson, config);

  const target = resolve(outDir);
  await mkdir(dirname(target), { recursive: true });
  // Beside the target, so that the last step is a rename. `dist` inside is a name that git ignores.
  const scratch = await mkdtemp(join(dirname(target), ".docs-build-"));
  const finished = join(scratch, "dist");
  try {
    await mkdir(finished);
    const shown = join(finished, "shown.json");
    await writeFile(shown, JSON.stringify(nameOperations(expandJsonParameters(spec))));
    const page = await render(shown, join(finished, "index.html"), config, spec);
    await rm(shown);
    await writeFile(join(finished, "index.html"), page);
    await copy(specJson, join(finished, "minapp-users.json"));
    await copy(specYaml, join(finished, "minapp-users.yaml"));
    await replaceFolder(target, finished, scratch);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

function specFile(name: string): string {
  try {
    return createRequire(import.meta.url).resolve(`@minapp-users/spec/${name}`);
  } catch (error) {
    throw new DocsBuildError(
      `The docs were not built: @minapp-users/spec has no ${name} yet; run \`pnpm build\` at the root, which makes it.`,
      { cause: error },
    );
  }
}

async function copy(from: string, to: string): Promise<void> {
  await copyFile(from, to).catch((error: NodeJS.ErrnoException) => {
    throw new DocsBuildError(
      `The docs were not built: ${from} cannot be copied (${error.message}); restore the file and build again.`,
    );
  });
}

async function render(
  spec: string,
  output: string,
  config: string,
  { info }: { info: { title: string; summary?: string } },
): Promise<string> {
  const run = await redocly(
    "build-docs",
    spec,
    "--inlineBundle",
    `--config=${config}`,
    `--output=${output}`,
    `--template=${fileURLToPath(new URL("../template.hbs", import.meta.url))}`,
    `--templateOptions.description=${info.summary ?? info.title}`,
  );
  if (!run.ok) {
    throw new DocsBuildError(
      `The docs were not built: redocly build-docs failed (${run.reason}); correct the spec and build again.`,
    );
  }
  const page = addContentSecurityPolicy(relativeLinks(inlineLogo(await readFile(output, "utf8"))));
  assertSelfContained(page);
  return page;
}
