import schema from "virtual:where-schema";
import type { Language } from "../language.ts";
import { checkBulkWhere } from "./check-bulk-where.ts";

/** `checkBulkWhere` with the query language of the spec, which only the form of a bulk update fetches. */
export function checkBulkWhereOfSpec(where: string, language: Language): string | undefined {
  return checkBulkWhere(where, schema, language);
}
