import { isLoopbackName } from "@minapp-users/spec-check";

/** Whether an address is on this machine, by its own words: no name is looked up. */
export function isLoopback(origin: string): boolean {
  return isLoopbackName(new URL(origin).hostname);
}

/**
 * Whether Node sends requests to a proxy that the environment names. Then even `localhost` is wherever that proxy says, so
 * nothing counts as being on this machine.
 */
export function usesProxyOfEnvironment(env: NodeJS.ProcessEnv, execArgv: readonly string[]): boolean {
  const isOn =
    env.NODE_USE_ENV_PROXY === "1" ||
    [...execArgv, ...(env.NODE_OPTIONS ?? "").split(" ")].includes("--use-env-proxy");
  return isOn && ["HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "https_proxy"].some((name) => env[name]);
}
