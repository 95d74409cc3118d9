import { isBrowser } from "../is-browser.ts";
import type { ClientCredentialsOptions } from "./client-credentials.ts";

/** The type of each option. */
const types: Record<keyof ClientCredentialsOptions, string> = {
  clientId: "string",
  clientSecret: "string",
  store: "object",
  baseUrl: "string",
  fetch: "function",
  timeout: "number",
  now: "function",
  dangerouslyAllowBrowser: "boolean",
};

/**
 * An option that is undefined is one that got lost on its way from a configuration: a missing store is not memory.
 *
 * @throws TypeError that names the option, never its value
 */
export function checkOptions(options: ClientCredentialsOptions): void {
  // The id and the secret whether they are there or not.
  const { clientId, clientSecret, ...others } = Object(options) as ClientCredentialsOptions;
  for (const [name, value] of Object.entries({ clientId, clientSecret, ...others })) {
    if (!Object.hasOwn(types, name)) throw new TypeError(`there is no option ${name}`);
    const type = types[name as keyof ClientCredentialsOptions];
    const actual = value === null ? "null" : value === "" ? "empty" : typeof value;
    if (actual !== type) throw new TypeError(`${name} must be of type ${type}, but it is ${actual}`);
  }
  const { store, timeout = 1, dangerouslyAllowBrowser } = others;
  if (store && !(typeof store.load === "function" && typeof store.save === "function")) {
    throw new TypeError("store must have the methods load and save");
  }
  if (!(Number.isInteger(timeout) && timeout > 0 && timeout < 2 ** 31)) {
    throw new TypeError("timeout must be an integer from 1 to 2147483647"); // a longer timer fires at once
  }
  if (isBrowser() && !dangerouslyAllowBrowser) {
    throw new TypeError(
      "in a browser everyone can read clientSecret: use a server, or dangerouslyAllowBrowser",
    );
  }
}
