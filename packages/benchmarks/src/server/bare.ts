import { fileURLToPath } from "node:url";
import { apiPaths, type Server } from "./server.ts";

/**
 * Node's own http server with nothing in it: the most that a server in Node can answer on this machine.
 *
 * @param answers - files with the bodies of the two answers
 */
export function bare(answers: { single: string; list: string }): Server {
  const main = fileURLToPath(new URL("bare-process.mjs", import.meta.url));
  return {
    name: "bare Node",
    args: (port) => [main, `${port}`, answers.single, answers.list],
    headers: {},
    ...apiPaths,
  };
}
