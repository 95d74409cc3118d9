import { resolve } from "node:path";
import { binary } from "./binary.ts";
import { apiPaths, type Server } from "./server.ts";

const token = "benchmarks0123456789benchmarks0123456789";

/**
 * The emulator's CLI.
 *
 * @param cli - another build's cli.js
 * @param args - in addition to the port and the token
 */
export function emulator({ cli, args = [] }: { cli?: string | undefined; args?: string[] } = {}): Server {
  const main = cli === undefined ? binary("@minapp-users/emulator", "minapp-users-emulator") : resolve(cli);
  return {
    name: ["emulator's CLI", ...args].join(" "),
    args: (port) => [main, "--port", `${port}`, "--token", token, ...args],
    headers: { authorization: `Bearer ${token}` },
    ...apiPaths,
  };
}
