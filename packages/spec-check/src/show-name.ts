/** A name that a caller sent, for a message. In full only if it looks like one: else it may be a phone or an e-mail. */
export function showName(name: string): string {
  return /^[$]?[A-Za-z_][\w.]{0,63}$/.test(name) ? name : "…";
}
