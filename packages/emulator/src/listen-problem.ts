/** Why a server cannot listen, in one sentence. */
export function listenProblem(error: NodeJS.ErrnoException, host: string, port: number): string {
  if (error.code === "EADDRINUSE")
    return `port ${port} on ${host} is taken: choose another one, or 0 for any that is free`;
  if (error.code === "EACCES") return `port ${port} on ${host} is not allowed: choose one above 1023`;
  return `cannot listen on ${host}, port ${port}: ${error.message}`;
}
