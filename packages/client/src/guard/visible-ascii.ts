/** Whether this is a text of visible ASCII, which a header can hold: no blank, no line break, no letter outside of it. */
export function isVisibleAscii(value: unknown): value is string {
  return typeof value === "string" && /^[\x21-\x7e]+$/.test(value);
}
