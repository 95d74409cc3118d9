import { readFile, writeFile } from "node:fs/promises";
import { createUsersClient } from "@minapp-users/client";

const users = createUsersClient<{ score: number }>({
  token: process.env.MINAPP_TOKEN ?? "",
  baseUrl: process.env.MINAPP_BASE_URL ?? "",
});

/** Goes on where the last run stopped. */
async function run(mostPages: number) {
  const saved = await readFile("last-id.txt", "utf8").catch(() => undefined);
  const after = saved === undefined ? {} : { after: Number(saved) };
  const list = users.list({ keyset: true, prefetch: true, ...after });
  let pages = 0;
  for await (const { objects } of list.pages()) {
    console.log(`page of ${objects.length}, from id ${objects[0]?.id}`);
    // … the work on the page …
    const last = objects.at(-1);
    if (last) await writeFile("last-id.txt", String(last.id));
    if (++pages === mostPages) return console.log("stopped");
  }
  console.log("done");
}

await run(1);
await run(10);
