import { setTimeout } from "node:timers/promises";
import { targetHeader } from "../proxy/target-header.ts";
import { routeOf } from "./operation-id.ts";

/**
 * Finds out where the data lives. What listens on this machine can be the validation proxy in front of another one, which
 * says so.
 *
 * @param wait - milliseconds to try again for, as long as nothing listens
 * @throws Error in one sentence when nothing answers there, or the token is refused
 */
export async function findOrigin(
  url: string,
  token: string,
  { timeout, wait }: { timeout: number; wait: number },
): Promise<string> {
  const { origin } = new URL(url);
  const end = performance.now() + wait;
  for (;;) {
    const response = await knock(url, token, timeout);
    if (response?.status === 401) {
      throw new Error(`${origin} refuses the token (401): is it the one of this provider?`);
    }
    if (response) {
      const behind = response.headers.get(targetHeader);
      return behind !== null && URL.canParse(behind) ? behind : url;
    }
    if (performance.now() >= end) throw new Error(`nothing answers at ${origin}: is the provider running?`);
    await setTimeout(100);
  }
}

async function knock(url: string, token: string, timeout: number): Promise<Response | undefined> {
  try {
    const response = await fetch(`${url}${routeOf("listUsers").path}?limit=1`, {
      headers: { authorization: `Bearer ${token}` },
      redirect: "manual",
      signal: AbortSignal.timeout(timeout),
    });
    await response.body?.cancel();
    return response;
  } catch {
    return undefined;
  }
}
