/** The hosts that the policy of a page lets it talk to, by http. */
const hosts = ["127.0.0.1", "localhost"];

/** Where requests go to, or why they do not. */
export type LocalAddress = { origin: string } | { problem: "notAnAddress" | "notLocal" | "tooMuch" };

/**
 * Reads the address of a server on this machine. Any other is refused: a page must not get at a token of the real
 * service.
 *
 * @param text - as a user writes it
 */
export function readLocalAddress(text: string): LocalAddress {
  const trimmed = text.trim();
  if (!/^https?:\/\//i.test(trimmed) || !URL.canParse(trimmed)) return { problem: "notAnAddress" };
  const { protocol, hostname, origin, username, password, pathname, search, hash } = new URL(trimmed);
  if (protocol !== "http:" || !hosts.includes(hostname)) return { problem: "notLocal" };
  if (username || password || pathname !== "/" || search || hash) return { problem: "tooMuch" };
  return { origin };
}
