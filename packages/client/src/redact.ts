/** More than a message needs, and little enough for the patterns, which look at every character many times. */
const longest = 2000;

/**
 * Words of the API, fit for a log: without what could be an e-mail, a phone, an id or a token, without control
 * characters, and not a page of it.
 *
 * @param secrets - what was sent and must not come back, such as a username or a password
 */
export function redact(text: string, secrets: readonly unknown[]): string {
  // Not in the middle of a word, which could be half a secret.
  const words = text.length > longest ? text.slice(0, longest).replace(/\S+$/, "") : text;
  return secrets
    .filter((secret): secret is string => typeof secret === "string" && secret !== "")
    .flatMap((secret) => [
      secret,
      JSON.stringify(secret).slice(1, -1),
      encodeURIComponent(secret.replace(/\p{Surrogate}/gu, "\ufffd")),
    ])
    .sort((a, b) => b.length - a.length) // one can be a part of another
    .reduce((rest, secret) => rest.replaceAll(secret, "***"), words)
    .replace(/\b[\da-f]{32,}\b|bearer \S+|\S+(?:@|%40)\S+|\+?\d[\d -]{5,}\d/gi, "***")
    .replace(/\p{Cc}+/gu, " ")
    .slice(0, 500);
}
