/** A name that a caller sent, for a message. In full only if it looks like one: else it may be a phone, an e-mail or a token. */
export function showName(name: string): string {
  return /^[$]?[A-Za-z_][\w.]{0,63}$/.test(name) && !/\d{5}|[\da-f]{20}/i.test(name) ? name : "…";
}
