import { readSamples } from "./read-samples.ts";

/** As much of an OpenAPI document as carries operations. */
interface Paths {
  paths?: Record<string, object>;
}

/** As much of an operation as its samples need. */
interface Operation {
  operationId?: string;
  "x-codeSamples"?: object[];
}

/** Puts the samples into an operation, where Redoc looks for them. One without samples stays as it is. */
export function addCodeSamplesTo(operation: Operation): void {
  const samples = readSamples(operation.operationId ?? "");
  if (samples.length === 0) return;
  operation["x-codeSamples"] = samples.map(({ lang, label, source }) => ({ lang, label, source }));
}

/**
 * Puts the samples into all operations of a document.
 *
 * @returns a copy
 */
export function addCodeSamples<Document extends object>(document: Document): Document {
  const copy = structuredClone(document);
  for (const path of Object.values((copy as Paths).paths ?? {})) {
    for (const operation of Object.values(path)) {
      if (typeof operation === "object" && operation !== null) addCodeSamplesTo(operation);
    }
  }
  return copy;
}
