import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { DocsBuildError } from "../docs-build-error.ts";
import type { Locale } from "../reference/locales.ts";
import { assertSelfContained } from "./assert-self-contained.ts";
import { addContentSecurityPolicy } from "./content-security-policy.ts";
import { expandJsonParameters } from "./expand-json-parameters.ts";
import { inlineLogo } from "./inline-logo.ts";
import { nameOperations } from "./name-operations.ts";
import type { Spec } from "./read-spec.ts";
import { redocly } from "./redocly.ts";
import { relativeLinks } from "./relative-links.ts";
import { searchWithoutWorkers } from "./search-without-workers.ts";

/** What stands in front of the id of an operation. */
const idLabels: Record<Locale, string> = { en: "Operation id", "zh-CN": "接口 ID" };

/** Redocly's configuration for the single page. */
export const singlePageConfig = fileURLToPath(new URL("redocly.yaml", import.meta.url));

/**
 * The whole reference as one page of Redoc that needs nothing but itself.
 *
 * @param spec The bundled spec, in the language of the page.
 * @throws {DocsBuildError} if Redoc cannot make it, or makes one that would ask other hosts.
 */
export async function buildSinglePage(
  spec: Spec,
  lang: Locale,
  config: string = singlePageConfig,
): Promise<string> {
  const scratch = await mkdtemp(join(tmpdir(), "minapp-users-single-page-"));
  try {
    const shown = join(scratch, "shown.json");
    const output = join(scratch, "index.html");
    await writeFile(shown, JSON.stringify(nameOperations(expandJsonParameters(spec), idLabels[lang])));
    const run = await redocly(
      "build-docs",
      shown,
      "--inlineBundle",
      `--config=${config}`,
      `--output=${output}`,
      `--template=${fileURLToPath(new URL("template.hbs", import.meta.url))}`,
      `--templateOptions.description=${spec.info.summary ?? spec.info.title}`,
    );
    if (!run.ok) {
      throw new DocsBuildError(
        `The docs were not built: redocly build-docs failed (${run.reason}); correct the spec and build again.`,
      );
    }
    const rendered = (await readFile(output, "utf8")).replaceAll("@lang@", lang);
    const page = addContentSecurityPolicy(relativeLinks(inlineLogo(searchWithoutWorkers(rendered))));
    assertSelfContained(page);
    return page;
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}
