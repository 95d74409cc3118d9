import { runCommand } from "../run-command.ts";
import { root } from "../workspace.ts";
import { help, readOptions } from "./options.ts";
import { stamp } from "./stamp.ts";

await runCommand({
  name: "release:stamp",
  help,
  readOptions: (args) => readOptions(args, process.env),
  async run(options) {
    const files = await stamp(root, options);
    for (const file of files) console.log(`stamped ${file}`);
    console.log(
      files.length > 0
        ? `${files.length} files changed; \`git restore spec packages\` undoes it in all that git knows`
        : "nothing to change: everything that is published names this repository and this site",
    );
    return [];
  },
});
