import { binary } from "./binary.ts";
import type { Server } from "./server.ts";

/**
 * json-server over a file of users, as its users start it.
 *
 * @param file - JSON with the users in `user_profile`
 */
export function jsonServer(file: string): Server {
  return {
    name: "json-server",
    args: (port) => [
      binary("json-server", "json-server"),
      "--watch",
      file,
      "--host",
      "127.0.0.1",
      "--port",
      `${port}`,
    ],
    headers: {},
    single: "/user_profile/70695404",
    list: "/user_profile?_limit=20",
  };
}
