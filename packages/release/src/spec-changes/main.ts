import { parseArgs } from "node:util";
import { root } from "../workspace.ts";
import { setInfoVersion } from "./info-version.ts";

const help = `usage: pnpm release:info-version

Writes the version that the next release of @minapp-users/spec has, by the pending changesets, into info.version of the
spec, its stories and its Chinese overlay.

  -h, --help  prints this`;

async function main(): Promise<number> {
  try {
    const { values } = parseArgs({ options: { help: { type: "boolean", short: "h" } } });
    if (values.help) {
      console.log(help);
      return 0;
    }
  } catch (error) {
    console.error(`release:info-version: ${(error as Error).message} (see --help)`);
    return 2;
  }
  try {
    for (const { file, before, version } of await setInfoVersion(root)) {
      console.log(before === version ? `${file}: ${version} already` : `${file}: ${before} → ${version}`);
    }
    return 0;
  } catch (error) {
    console.error(`release:info-version: ${(error as Error).message}`);
    return 1;
  }
}

process.exitCode = await main();
