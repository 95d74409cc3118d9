import { setTimeout } from "node:timers/promises";
import { isLoopback, usesProxyOfEnvironment } from "../is-loopback.ts";
import { targetHeader } from "../proxy/target-header.ts";
import { routeOf } from "./operation-id.ts";

/** What the first requests tell about a provider. */
export interface Whereabouts {
  /** Where the users are: the base URL, or what a validation proxy at it says is behind it. */
  origin: string;
  /** Whether that is on this machine. */
  isLocal: boolean;
  /** Whether it refuses requests without a token, and with another one; a gateway that adds its own does not. */
  checksTokens: boolean;
}

/** How to knock. */
export interface Knock {
  token: string;
  environment: string | undefined;
  /** Milliseconds that an answer may take. */
  timeout: number;
  /** Milliseconds to try again for, as long as nothing listens. */
  wait: number;
}

/**
 * Finds out where the users are, by requests that read.
 *
 * @throws Error in one sentence when nothing answers there, or the token is refused
 */
export async function findWhereabouts(url: string, knock: Knock): Promise<Whereabouts> {
  const { origin } = new URL(url);
  const end = performance.now() + knock.wait;
  for (;;) {
    const response = await ask(url, knock, knock.token);
    if (response?.status === 401) {
      throw new Error(`${origin} refuses the token (401): is it the one of this provider?`);
    }
    if (response) {
      const behind = response.headers.get(targetHeader);
      const users = behind !== null && URL.canParse(behind) ? behind : url;
      const others = [null, "a-token-that-nobody-has-been-given"];
      const answers = await Promise.all(others.map((token) => ask(url, knock, token)));
      return {
        origin: new URL(users).origin,
        isLocal: isLoopback(users) && !usesProxyOfEnvironment(process.env, process.execArgv),
        checksTokens: answers.every((answer) => answer?.status === 401),
      };
    }
    if (performance.now() >= end) {
      throw new Error(`nothing answers at ${origin} within ${knock.timeout} ms: is the provider running?`);
    }
    await setTimeout(100);
  }
}

async function ask(url: string, { environment, timeout }: Knock, token: string | null) {
  try {
    const response = await fetch(`${url}${routeOf("listUsers").path}?limit=1`, {
      headers: {
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
        ...(environment === undefined ? {} : { "x-hydrogen-env-id": environment }),
      },
      redirect: "manual",
      signal: AbortSignal.timeout(timeout),
    });
    await response.body?.cancel();
    return response;
  } catch {
    return undefined;
  }
}
