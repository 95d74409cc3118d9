/**
 * Words of the API, fit for a log: without what could be an e-mail, a phone, an id or a token, without control
 * characters, and not a page of it.
 *
 * @param secrets - what was sent and must not come back, such as a username or a password
 */
export function redact(text: string, secrets: readonly unknown[]): string {
  return secrets
    .filter((secret): secret is string => typeof secret === "string" && secret !== "")
    .reduce((words, secret) => words.replaceAll(secret, "***"), text)
    .replace(/\S+@\S+|\+?\d[\d -]{5,}\d|\b[\da-f]{32,}\b/gi, "***")
    .replace(/\p{Cc}+/gu, " ")
    .slice(0, 500);
}
