import { parseArgs } from "node:util";
import { runCommand } from "../run-command.ts";
import { actionlintVersion } from "./actionlint.ts";
import { checkWorkflows } from "./check.ts";
import { pins } from "./pins.ts";
import { readActions, readWorkflows } from "./workflow-file.ts";

const help = `usage: pnpm lint:workflows [--pins]

Lints the workflows and actions in .github with actionlint, and checks the rules of this repository: every action pinned
by its commit, few rights, no text of others in a script, and no script, file, package, version or setting that is not
there.

  --pins      also prints the actions of others with their versions and commits
  -h, --help  prints this`;

await runCommand({
  name: "lint:workflows",
  help,
  readOptions(args) {
    const options = {
      pins: { type: "boolean", default: false },
      help: { type: "boolean", short: "h" },
    } as const;
    const { values } = parseArgs({ args, options });
    return values.help ? undefined : values;
  },
  async run(options) {
    const { files, actionlint, rules } = await checkWorkflows();
    for (const file of files) console.log(file);
    console.log(`actionlint ${actionlintVersion()}: ${actionlint.length} findings; rules: ${rules.length}`);
    const used = options.pins ? pins([...readWorkflows(), ...readActions()]) : [];
    for (const { action, commit, version } of used) console.log(`${action} ${version} ${commit}`);
    return [...actionlint, ...rules];
  },
});
