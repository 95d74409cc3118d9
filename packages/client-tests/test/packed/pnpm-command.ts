import { readFileSync } from "node:fs";

/** The pnpm that runs this script, if one does (Turborepo runs scripts by pnpm), else the one that the repository names. */
export function pnpmCommand(): [string, ...string[]] {
  const { npm_execpath, npm_config_user_agent } = process.env;
  if (npm_execpath && npm_config_user_agent?.startsWith("pnpm/")) {
    return /\.[cm]?js$/.test(npm_execpath) ? [process.execPath, npm_execpath] : [npm_execpath];
  }
  const { packageManager } = JSON.parse(
    readFileSync(new URL("../../../../package.json", import.meta.url), "utf8"),
  ) as {
    packageManager: string;
  };
  return ["npx", "-y", packageManager];
}
