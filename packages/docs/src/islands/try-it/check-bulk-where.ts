import { fitsEveryone } from "@minapp-users/spec-check/browser";
import type { Language } from "../language.ts";
import { checkWhere } from "../where-playground/check-where.ts";
import type { WhereSchema } from "../where-playground/where-schema.ts";
import { words as playgroundWords } from "../where-playground/words.ts";
import { words } from "./words.ts";

/**
 * Says why a bulk update is not sent with a `where`: all that the playground calls a mistake or warns of.
 *
 * @returns undefined when it may be sent
 */
export function checkBulkWhere(text: string, schema: WhereSchema, language: Language): string | undefined {
  const say = playgroundWords[language];
  const { findings } = checkWhere(text, schema, say);
  const [worst] = findings.filter(({ level }) => level !== "note");
  // Only then is it known to be JSON that does not nest too deep.
  const isRead = worst?.level !== "error";
  if (isRead && fitsEveryone(JSON.parse(text))) return words[language].bulkNeedsWhere;
  return worst && `${worst.place}${say.colon}${worst.sentence}`;
}
