import { readSamples } from "./read-samples.ts";

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
