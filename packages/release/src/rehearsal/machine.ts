import { tmpdir } from "node:os";
import { delimiter, dirname } from "node:path";
import { runToSuccess } from "./processes.ts";

/** What of this machine the rehearsal uses. */
export interface Machine {
  /** The folders of commands, without those of any package: what a terminal outside of this workspace has. */
  path: string;
  /** The registry that npm takes packages from. */
  registry: string;
  /** An environment with nothing in it that belongs to this process or is a secret. */
  env: Record<string, string>;
}

/** The variables that a command cannot do without: who and where one is, certificates and proxies. */
const kept =
  /^(HOME|USER|SHELL|LANG|LC_\w+|TZ|TMPDIR|CI|XDG_\w+|NODE_EXTRA_CA_CERTS|SSL_CERT_\w+|(HTTPS?|NO|ALL)_PROXY)$/i;

/**
 * Looks at this machine: its npm, and how that is configured.
 *
 * @throws Failure when there is no npm
 */
export async function readMachine(): Promise<Machine> {
  const { PATH = "" } = process.env;
  const path = PATH.split(delimiter)
    .filter((folder) => folder !== "" && !folder.includes("node_modules"))
    .join(delimiter);
  const env: Record<string, string> = { PATH: path, NO_COLOR: "1", TURBO_TELEMETRY_DISABLED: "1" };
  for (const [name, value] of Object.entries(process.env)) {
    if (kept.test(name) && value !== undefined) env[name] = value;
  }
  const configured = async (key: string) =>
    (await runToSuccess("npm", ["config", "get", key], { cwd: tmpdir(), env })).stdout.trim();
  const registry = await configured("registry");
  // npm looks for it beside the Node that runs it, and some commands here run in the Node of this process.
  env.npm_config_globalconfig = await configured("globalconfig");
  // Verdaccio reads no configuration of npm, so what npm trusts is handed on in Node's own way.
  const certificates = await configured("cafile");
  if (certificates !== "null") env.NODE_EXTRA_CA_CERTS ??= certificates;
  return { path, registry, env };
}

/** An environment like another one, in which a Node leads the path. */
export function withNode(env: Record<string, string>, node = process.execPath): Record<string, string> {
  return { ...env, PATH: [dirname(node), env.PATH].join(delimiter) };
}
