import { startMock } from "@minapp-users/contract-tests";
import { serveDocs } from "@minapp-users/docs/serve";
import { startEmulator } from "@minapp-users/emulator";
import { describeBuilt } from "./built.ts";
import { startAt } from "./free-port.ts";
import { help, readOptions } from "./options.ts";
import { startAll } from "./start-all.ts";

async function main(): Promise<void> {
  const { docs, mock, emulator, host, help: wanted } = readOptions(process.argv.slice(2), process.env);
  if (wanted) return console.log(help);

  const built = describeBuilt(); // before anything listens, since it fails when something was not built
  const { api, site, contract, close } = await startAll({
    api: () => startAt(emulator, (port) => startEmulator({ host, port })),
    site: () => startAt(docs, (port) => serveDocs({ host, port })),
    contract: () => startAt(mock, (port) => startMock({ host, port })),
  });

  console.log(`
Built from spec/minapp-users.yaml:
${built.map((line) => `  ${line}`).join("\n")}

  Reference  ${site.url}
  Emulator   ${api.url}  (${api.users.count()} users, and it remembers)
  Mock       ${contract.url}  (the examples of the spec)

Try it:
  curl -H "Authorization: Bearer ${api.token}" "${api.url}/oserve/v2.2/miniapp/user_profile/?limit=20"

Ctrl-C ends all.`);

  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => close().then(() => process.exit(0)));
  }
}

main().catch((error: Error) => {
  console.error(`pnpm start: ${error.message}`);
  process.exitCode = 1;
});
