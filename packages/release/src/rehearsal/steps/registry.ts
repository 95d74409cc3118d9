import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { makeProject } from "../empty-project.ts";
import { Failure, run } from "../processes.ts";
import type { Rehearsal, Row } from "../rehearsal.ts";

/** The registry is what the other rows take it for. */
export const registry: Row = {
  name: "registry",
  what: "Verdaccio: our packages are nowhere yet, others come through it, and nobody publishes without the token",
  run: async (rehearsal) => {
    const { url } = rehearsal.registry;
    const [ours, others] = await Promise.all([
      fetch(`${url}@minapp-users%2fclient`),
      fetch(`${url}openapi-fetch`),
    ]);
    if (ours.status !== 404)
      throw new Error(`@minapp-users/client is there before it is published: ${ours.status}`);
    if (!others.ok)
      throw new Error(`other packages do not come through the registry: it answers ${others.status}`);
    await publishingIsRefused(rehearsal);
    return `on ${url}, others from the registry of this machine`;
  },
};

async function publishingIsRefused(rehearsal: Rehearsal): Promise<void> {
  const { folder, env } = await makeProject(rehearsal, "publish-without-the-token");
  const manifest = { name: "@minapp-users/nobody", version: "1.0.0" };
  await writeFile(join(folder, "package.json"), JSON.stringify(manifest));
  const { code, text } = await run("npm", ["publish", "--access=public"], { cwd: folder, env });
  if (code === 0 || !/ENEEDAUTH|E401/.test(text)) {
    throw new Failure("publishing without the token was not refused", text);
  }
}
