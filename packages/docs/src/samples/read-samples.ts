import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Language, languages } from "./languages.ts";
import { samplesFolder } from "./samples-folder.ts";

/** A request of one operation, in one language. */
export interface Sample {
  lang: Language["lang"];
  label: string;
  /** Its path in the folder of the samples. */
  file: string;
  source: string;
}

/**
 * The samples of an operation, in the order in which they are shown; none for an operation without a folder.
 * Another request of the same operation is in a folder in it, named after what is special, and comes after the
 * first.
 *
 * @throws Error when a sample is missing in a language
 */
export function readSamples(operationId: string): Sample[] {
  return requestsOf(operationId).flatMap((special) =>
    languages.map(({ lang, label, file }) => {
      const path = join(operationId, special, file);
      const source = readFileSync(join(samplesFolder, path), "utf8").trimEnd();
      return { lang, label: special ? `${label} (${special})` : label, file: path, source };
    }),
  );
}

/** The empty text for the first request, then what is special in the others. */
function requestsOf(operationId: string): string[] {
  const folder = join(samplesFolder, operationId);
  if (operationId === "" || !existsSync(folder)) return [];
  const inside = readdirSync(folder, { withFileTypes: true });
  const others = inside.filter((it) => it.isDirectory()).map(({ name }) => name);
  return ["", ...others.sort()];
}
