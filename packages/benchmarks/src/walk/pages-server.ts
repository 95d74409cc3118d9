import { fileURLToPath } from "node:url";
import type { Server } from "../server/server.ts";

/**
 * A server that has nothing but pages of users.
 *
 * @param users - how many there are
 * @param delay - milliseconds before each page
 */
export function pagesServer(users: number, delay: number): Server {
  const main = fileURLToPath(new URL("pages-process.ts", import.meta.url));
  return {
    name: "pages of users",
    args: (port) => [main, `${port}`, `${users}`, `${delay}`],
    headers: {},
    single: "/up",
    list: "/oserve/v2.2/miniapp/user_profile/?limit=20",
  };
}
