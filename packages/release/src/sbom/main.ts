import { mkdirSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { runCommand } from "../run-command.ts";
import { checkBom } from "./check-bom.ts";
import { generate } from "./generate.ts";

const help = `usage: pnpm release:sbom [--out <folder>]

Lists what each public package brings when it is installed for production, as a software bill of materials (CycloneDX
1.6, JSON), and checks the lists. Of what is built for each platform, they hold what this one gets.

  --out <folder>  writes them there, as <package>-<version>.cdx.json (default: they are only checked)
  -h, --help      prints this`;

await runCommand({
  name: "release:sbom",
  help,
  readOptions(args) {
    const options = { out: { type: "string" }, help: { type: "boolean", short: "h" } } as const;
    const { values } = parseArgs({ args, options });
    return values.help ? undefined : values;
  },
  async run({ out }) {
    const boms = await generate();
    const problems = boms.flatMap(({ bom, id, runtime }) => checkBom(bom, id, runtime));
    for (const { id, bom } of boms) console.log(`${id}: ${bom.components.length} components`);
    if (out === undefined || problems.length > 0) return problems;
    mkdirSync(out, { recursive: true });
    for (const { id, bom } of boms) {
      // @minapp-users/client@1.2.3 is minapp-users-client-1.2.3.cdx.json, much as npm calls its tarball.
      const path = resolve(out, `${id.slice(1).replaceAll(/[/@]/g, "-")}.cdx.json`);
      writeFileSync(path, `${JSON.stringify(bom, null, 2)}\n`);
      console.log(`written: ${path}`);
    }
    return [];
  },
});
