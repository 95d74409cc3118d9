import { runCommand } from "../run-command.ts";
import { help, readOptions } from "./options.ts";

await runCommand({
  name: "release:rehearse",
  help,
  readOptions,
  async run(options) {
    const { rehearse } = await import("./rehearse.ts").catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "ERR_MODULE_NOT_FOUND") throw error;
      throw new Error("the packages that it works with are not built: run `pnpm build` first", {
        cause: error,
      });
    });
    return await rehearse(options);
  },
});
// Whatever a row left behind must not keep this from ending.
process.exit();
