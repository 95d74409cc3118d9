import { gzipSync } from "node:zlib";
import { bundle } from "../clients/bundle.ts";
import type { PreparedClients } from "../clients/prepare-clients.ts";
import { entries } from "./entries.ts";

export interface SizeFigures {
  name: string;
  /** In words. */
  imports: string;
  /** Bytes. */
  minified: number;
  /** Bytes, at level 9. */
  gzipped: number;
}

/** Measures what importing each client adds to an application. */
export async function measureSize({ folder, client }: PreparedClients): Promise<SizeFigures[]> {
  return Promise.all(
    entries(client).map(async ({ name, imports, source }) => {
      const code = await bundle(source, folder, { minify: true });
      return { name, imports, minified: code.length, gzipped: gzipSync(code, { level: 9 }).length };
    }),
  );
}
