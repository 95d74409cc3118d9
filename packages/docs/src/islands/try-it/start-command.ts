import { isLoopbackName } from "@minapp-users/spec-check/browser";

/** The addresses at which the two servers start when nothing else is said. */
export const usualAddresses = { emulator: "http://127.0.0.1:4020", mock: "http://127.0.0.1:4010" } as const;

/** Whether a page is on this machine, and so may read answers without more. */
export function isLocalPage({ protocol, hostname }: Pick<Location, "protocol" | "hostname">): boolean {
  return /^https?:$/.test(protocol) && isLoopbackName(hostname);
}

/**
 * How to start the server that does not answer.
 *
 * @param origin - the address that was asked
 * @param page - where the page is
 */
export function startCommand(
  origin: string,
  page: Pick<Location, "protocol" | "hostname" | "origin">,
): string {
  const { port, protocol } = new URL(origin);
  const actual = port || (protocol === "https:" ? "443" : "80");
  // By its port alone: this machine has several names.
  const isMock = actual === new URL(usualAddresses.mock).port;
  const command = isMock
    ? "npx --package @minapp-users/contract-tests minapp-users-contract mock"
    : "npx @minapp-users/emulator";
  const isUsual = isMock || actual === new URL(usualAddresses.emulator).port;
  return [
    command,
    ...(isUsual ? [] : [`--port ${actual}`]),
    ...(isLocalPage(page) || page.origin === "null" ? [] : [`--allow-origin ${page.origin}`]),
  ].join(" ");
}
