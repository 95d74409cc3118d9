import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { connect } from "../client.ts";
import { bare } from "./bare.ts";
import { emulator } from "./emulator.ts";
import { jsonServer } from "./json-server.ts";
import { prism } from "./prism.ts";
import { runServer } from "./run-server.ts";
import { apiPaths, type Server } from "./server.ts";

export interface Peers {
  emulator: Server;
  emulatorQuiet: Server;
  prism: Server;
  prismSilent: Server;
  jsonServer: Server;
  bare: Server;
}

/**
 * The servers to compare. They hold the same users: json-server those that the emulator starts with, the bare server the
 * very bytes of the emulator's answers. Prism has the examples of the spec and nothing else.
 *
 * @param cli - another build of the emulator
 * @param folder - where the users and the answers are written
 */
export async function preparePeers(cli: string | undefined, folder: string): Promise<Peers> {
  const server = emulator({ cli });
  await using running = await runServer(server);
  const client = connect(running.url, server.headers);
  const answer = async (path: string) => {
    const { status, body } = await client.get(path);
    if (status !== 200) throw new Error(`the emulator answers ${status} to GET ${path}`);
    return body;
  };
  const files = {
    users: join(folder, "db.json"),
    single: join(folder, "single.json"),
    list: join(folder, "list.json"),
  };
  const { objects } = JSON.parse((await answer("/oserve/v2.2/miniapp/user_profile/?limit=1000")).toString());
  writeFileSync(files.users, JSON.stringify({ user_profile: objects }));
  writeFileSync(files.single, await answer(apiPaths.single));
  writeFileSync(files.list, await answer(apiPaths.list));
  client.close();
  return {
    emulator: server,
    emulatorQuiet: emulator({ cli, args: ["--quiet"] }),
    prism: prism(),
    prismSilent: prism({ silent: true }),
    jsonServer: jsonServer(files.users),
    bare: bare(files),
  };
}
