import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./workspace.ts";

/** The pnpm that runs this script, if one does, else the one that the repository names. */
export function pnpmCommand(): [string, ...string[]] {
  const { npm_execpath, npm_config_user_agent } = process.env;
  if (npm_execpath && npm_config_user_agent?.startsWith("pnpm/")) {
    return /\.[cm]?js$/.test(npm_execpath) ? [process.execPath, npm_execpath] : [npm_execpath];
  }
  const { packageManager } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
    packageManager: string;
  };
  return ["npx", "-y", packageManager];
}
