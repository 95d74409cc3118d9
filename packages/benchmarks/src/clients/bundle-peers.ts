import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { bundle } from "./bundle.ts";
import type { ClientPeer } from "./client-peers.ts";

/** A client that can be imported. */
export interface BundledPeer {
  name: string;
  /** Of a module with the exports of a `PeerModule`. */
  url: string;
}

/** Bundles clients into one module each, so that Node runs all of them in the same way. */
export async function bundlePeers(peers: readonly ClientPeer[], folder: string): Promise<BundledPeer[]> {
  return Promise.all(
    peers.map(async ({ name, file }) => {
      const path = join(folder, `${file}.mjs`);
      writeFileSync(path, await bundle(`export * from "./${file}";`, folder));
      return { name, url: pathToFileURL(path).href };
    }),
  );
}
