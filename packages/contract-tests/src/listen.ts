import type { Server } from "node:http";
import { isIP } from "node:net";

/**
 * Lets a server listen.
 *
 * @throws Error in one sentence when the port is taken or not to be had; its `cause` has Node's code
 */
export async function listen(server: Server, host: string, port: number): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error) => reject(new Error(problemOf(error, host, port), { cause: error })));
    server.listen(port, host, resolve);
  });
}

function problemOf(error: NodeJS.ErrnoException, host: string, port: number): string {
  if (error.code === "EADDRINUSE")
    return `port ${port} on ${host} is taken: choose another one, or 0 for any that is free`;
  if (error.code === "EACCES") return `port ${port} on ${host} is not allowed: choose one above 1023`;
  // A name that nothing answers to may be anything, and Node repeats it.
  if (!isIP(host))
    return `cannot listen on that host, port ${port}: it is none of this machine (${error.code})`;
  return `cannot listen on ${host}, port ${port}: ${error.message}`;
}
