import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { parseTarGzip } from "nanotar";

/** A manifest as it is published, as far as it is looked at. */
export interface PackedManifest {
  name: string;
  version: string;
  homepage?: string;
  repository?: { type?: string; url?: string; directory?: string };
  bugs?: { url?: string };
  bin?: string | Record<string, string>;
  exports?: unknown;
  scripts?: Record<string, string>;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
}

/** A file of a package. */
export interface PackedFile {
  text: string;
  executable: boolean;
}

/** A package as the registry would get it. */
export interface Tarball {
  /** Where it lies. */
  path: string;
  bytes: Uint8Array<ArrayBuffer>;
  manifest: PackedManifest;
  /** What it holds, by paths in the package, with `/`. */
  files: Map<string, PackedFile>;
  /** The size of all files together, in bytes. */
  unpacked: number;
}

/**
 * Reads a packed package.
 *
 * @throws Error in one sentence when it is none
 */
export async function readTarball(path: string): Promise<Tarball> {
  const bytes = new Uint8Array(await readFile(path));
  const files = new Map<string, PackedFile>();
  let unpacked = 0;
  for (const { name, type = "file", text, size = 0, attrs } of await unpack(bytes, path)) {
    if (type === "directory") continue;
    const [, inside] = /^package\/(.+)$/.exec(name) ?? [];
    if (type !== "file" || inside === undefined) {
      throw new Error(
        `${path} holds ${name} (${type}), and npm expects files in package/ only: pack it again`,
      );
    }
    const executable = (Number.parseInt(attrs?.mode ?? "0", 8) & 0o111) !== 0;
    files.set(inside, { text, executable });
    unpacked += size;
  }
  const manifest = files.get("package.json");
  if (!manifest) throw new Error(`${path} holds no package.json: pack it again`);
  return { path, bytes, manifest: JSON.parse(manifest.text) as PackedManifest, files, unpacked };
}

async function unpack(bytes: Uint8Array<ArrayBuffer>, path: string) {
  try {
    return await parseTarGzip(bytes);
  } catch {
    throw new Error(`${basename(path)} is no gzipped tarball: pack it again`);
  }
}
