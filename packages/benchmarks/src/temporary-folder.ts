import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface TemporaryFolder extends Disposable {
  path: string;
}

const folders = new Set<string>();
process.once("exit", () => {
  for (const path of folders) remove(path);
});

/** An empty folder that is removed at the end of its block, and at the latest, after Ctrl-C too, with the process. */
export function temporaryFolder(): TemporaryFolder {
  const path = mkdtempSync(join(tmpdir(), "minapp-users-bench-"));
  folders.add(path);
  return { path, [Symbol.dispose]: () => remove(path) };
}

function remove(path: string): void {
  folders.delete(path);
  rmSync(path, { recursive: true, force: true, maxRetries: 3 });
}
