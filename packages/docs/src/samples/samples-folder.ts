import { existsSync } from "node:fs";
import { join } from "node:path";

const beside = join(import.meta.dirname, "..", "..", "samples");

/** Where the samples are. Astro bundles this into another folder, but is run in that of the package. */
export const samplesFolder = existsSync(beside) ? beside : join(process.cwd(), "samples");
