import type { Quirks } from "../../src/quirks.ts";
import { createDocuments, type Document } from "./documents.ts";
import { Random } from "./random.ts";
import { createVocabulary } from "./vocabulary.ts";
import { createSource, type Source } from "./where.ts";

/** Users, what to ask about them, and how the emulator reads it. */
export interface Collection {
  documents: Document[];
  source: Source;
  quirks: Pick<Quirks, "range_end" | "exists" | "where_unknown_columns">;
}

/** Makes a collection: the same seed makes the same one. */
export function createCollection(seed: number, count: number): Collection {
  const random = new Random(seed);
  const vocabulary = createVocabulary(random);
  const documents = createDocuments(random, vocabulary, count);
  const unknownColumns = random.chance(0.3);
  return {
    documents,
    source: createSource({ random, vocabulary, documents, unknownColumns }),
    quirks: {
      range_end: random.chance(0.7) ? "excluded" : "included",
      exists: random.chance(0.7) ? "key" : "non_empty",
      where_unknown_columns: unknownColumns ? "missing" : "refuse",
    },
  };
}

/** The seed of the first collection; each other one has the next. */
export const firstSeed = Number(process.env.ORACLE_SEED ?? 1);
/** How many collections to make, unless a test says otherwise. */
export const collectionCount = Number(process.env.ORACLE_COLLECTIONS ?? 300);
