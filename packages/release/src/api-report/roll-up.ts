// The one place that knows API Extractor: the types of a module in, one text with all its declarations out.
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CompilerState, Extractor, ExtractorConfig, ExtractorLogLevel } from "@microsoft/api-extractor";
import type { EntryPoint } from "./entry-points.ts";

/**
 * How the built types are read. The web's types stand for what every runtime has: with Node's own, the outcome would
 * depend on where they are found, and callers need none of them.
 */
export const compilerOptions = {
  target: "es2023",
  lib: ["es2023", "dom", "dom.iterable"],
  module: "nodenext",
  moduleResolution: "nodenext",
  types: [],
  strict: true,
  exactOptionalPropertyTypes: true,
  skipLibCheck: true,
  allowImportingTsExtensions: true,
  noEmit: true,
};

/**
 * Writes the declarations of every module into one text each, with those that are not exported but are referred to.
 *
 * API Extractor's own report is not taken, since it leaves out what its declarations refer to, and `@deprecated` inside
 * of types.
 *
 * @param folder - of the package
 * @throws Error when a module is not built, or its types are broken
 */
export function rollUp(folder: string, entries: EntryPoint[]): string[] {
  for (const { name, types } of entries) {
    if (!existsSync(join(folder, types))) throw new Error(`${name} is not built, run \`pnpm build\``);
  }
  const temporary = mkdtempSync(join(tmpdir(), "minapp-users-api-"));
  try {
    const configs = entries.map(({ types }, index) =>
      configure(folder, types, join(temporary, `${index}.d.ts`)),
    );
    const [first] = configs;
    if (!first) return [];
    const additionalEntryPoints = configs.map((config) => config.mainEntryPointFilePath);
    const compilerState = CompilerState.create(first, { additionalEntryPoints });
    return configs.map((config, index) => extract(config, compilerState, entries[index]?.name));
  } finally {
    rmSync(temporary, { recursive: true });
  }
}

function extract(config: ExtractorConfig, compilerState: CompilerState, name: string | undefined): string {
  const errors: string[] = [];
  try {
    Extractor.invoke(config, {
      compilerState,
      messageCallback: (message) => {
        message.handled = true;
        if (message.logLevel === ExtractorLogLevel.Error) errors.push(message.text);
      },
    });
  } catch (error) {
    errors.push((error as Error).message);
  }
  const text = existsSync(config.untrimmedFilePath) ? readFileSync(config.untrimmedFilePath, "utf8") : "";
  // What cannot be found is taken for another package.
  const missing = /^(?:import|export) .* from ['"](\.[^'"]*)['"];$/m.exec(text)?.[1];
  if (missing) errors.push(`${missing} is missing`);
  const [reason] = errors;
  if (reason === undefined) return text;
  const [cause = ""] = reason.split("\n\n");
  throw new Error(`the types of ${name} cannot be read, build them again: ${cause.replaceAll("\n", " ")}`);
}

function configure(folder: string, types: string, untrimmedFilePath: string): ExtractorConfig {
  return ExtractorConfig.prepare({
    packageJsonFullPath: join(folder, "package.json"),
    configObjectFullPath: undefined,
    configObject: {
      projectFolder: folder,
      mainEntryPointFilePath: join(folder, types),
      newlineKind: "lf",
      compiler: { overrideTsconfig: { compilerOptions, files: [types] } },
      apiReport: { enabled: false },
      docModel: { enabled: false },
      tsdocMetadata: { enabled: false },
      dtsRollup: { enabled: true, untrimmedFilePath },
      // What it finds amiss in comments and exports is not asked.
      messages: {
        extractorMessageReporting: { default: { logLevel: ExtractorLogLevel.None } },
        tsdocMessageReporting: { default: { logLevel: ExtractorLogLevel.None } },
      },
    },
  });
}
