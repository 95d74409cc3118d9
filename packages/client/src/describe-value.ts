/** Says what a value is, for a message. A longer text not in full: it may be a phone, an e-mail or a token. */
export function describeValue(value: unknown): string {
  if (typeof value === "string" && value.length > 4) return `a string of ${value.length} characters`;
  if (typeof value === "string")
    return value === "" ? "an empty string" : `the string ${JSON.stringify(value)}`;
  if (value === null || ["number", "undefined", "boolean"].includes(typeof value)) return String(value);
  if (value instanceof Date) return "an invalid Date";
  return `of type ${typeof value === "object" ? (value.constructor?.name ?? "object") : typeof value}`;
}
