import { startMock } from "@minapp-users/contract-tests";
import { serveDocs } from "@minapp-users/docs/serve";
import { describeBuilt } from "./built.ts";
import { startAt } from "./free-port.ts";
import { help, readOptions } from "./options.ts";

async function main(): Promise<void> {
  const { docs, mock, host, help: wanted } = readOptions(process.argv.slice(2), process.env);
  if (wanted) return console.log(help);

  const built = describeBuilt(); // before anything listens, since it fails when something was not built
  const servers = await Promise.allSettled([
    startAt(mock, (port) => startMock({ host, port })),
    startAt(docs, (port) => serveDocs({ host, port })),
  ]);
  const close = () => Promise.all(servers.map((it) => it.status === "fulfilled" && it.value.close()));
  const [api, site] = servers;
  if (api.status === "rejected" || site.status === "rejected") {
    await close();
    throw api.status === "rejected" ? api.reason : (site as PromiseRejectedResult).reason;
  }

  console.log(`
Built from spec/minapp-users.yaml:
${built.map((line) => `  ${line}`).join("\n")}

  Reference  ${site.value.url}
  Mock       ${api.value.url}

Try it:
  curl -H "Authorization: Bearer ${api.value.token}" "${api.value.url}/oserve/v2.2/miniapp/user_profile/?limit=20"

Ctrl-C ends both.`);

  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => close().then(() => process.exit(0)));
  }
}

main().catch((error: Error) => {
  console.error(`pnpm start: ${error.message}`);
  process.exitCode = 1;
});
