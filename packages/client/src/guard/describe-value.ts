/** Says what a value is, for a message. Never a text or a long number: it may be a phone, an e-mail or a token. */
export function describeValue(value: unknown): string {
  if (typeof value === "string") return `a string of ${value.length} characters`;
  if (typeof value === "number" && Math.abs(value) > 1e6 && Number.isFinite(value)) return "a large number";
  if (value === null || ["number", "undefined", "boolean"].includes(typeof value)) return String(value);
  return `of type ${(value as object).constructor?.name ?? "object"}`;
}
