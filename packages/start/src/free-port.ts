import type { PortChoice } from "./options.ts";

/**
 * Starts a server at a port, or at one of the next ten when that is taken and was not asked for.
 *
 * @param start - rejects with an error whose cause has the code EADDRINUSE when the port is taken
 */
export async function startAt<Server>({ port, fixed }: PortChoice, start: (port: number) => Promise<Server>) {
  for (let candidate = port; ; candidate++) {
    try {
      return await start(candidate);
    } catch (error) {
      const taken = ((error as Error).cause as NodeJS.ErrnoException | undefined)?.code === "EADDRINUSE";
      if (!taken || fixed || candidate >= port + 10) throw error;
    }
  }
}
