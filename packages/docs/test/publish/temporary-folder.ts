import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** A folder of its own for a test, which takes it away at its end. */
export interface TemporaryFolder extends AsyncDisposable {
  path: string;
}

/** Makes a folder with these files, by their paths. */
export async function temporaryFolder(files: Record<string, string> = {}): Promise<TemporaryFolder> {
  const path = await mkdtemp(join(tmpdir(), "minapp-users-docs-"));
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(path, name)), { recursive: true });
    await writeFile(join(path, name), text);
  }
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) };
}

/** A page as Astro writes it, in short. */
export function page(title: string, description: string, body = ""): string {
  return (
    `<!DOCTYPE html><html><head><meta property="og:title" content="${title}"/>` +
    `<meta name="description" content="${description}"/></head><body><main><h1>${title}</h1>${body}</main></body></html>`
  );
}
