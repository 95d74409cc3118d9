import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** A git repository of a test, with a history of its own. */
export interface Repository extends Disposable {
  folder: string;
  /** Writes files, relative to the repository; an object becomes JSON. */
  write(files: Record<string, string | object>): void;
  /** Commits everything. */
  commit(): void;
  tag(name: string): void;
}

/** Makes an empty git repository in a temporary folder. It is removed with `using`. */
export function makeRepository(): Repository {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), "minapp-users-release-"));
  // Whatever the machine has configured (signatures, hooks) has no say here.
  const env = { ...process.env, GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_SYSTEM: "/dev/null" };
  const git = (...args: string[]) => execFileSync("git", args, { cwd: folder, env, stdio: "pipe" });
  git("init", "--quiet", "--initial-branch=main");
  return {
    folder,
    write(files) {
      for (const [path, content] of Object.entries(files)) {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        writeFileSync(
          join(folder, path),
          typeof content === "string" ? content : JSON.stringify(content, null, 2),
        );
      }
    },
    commit() {
      git("add", "--all");
      git(
        "-c",
        "user.name=test",
        "-c",
        "user.email=test@example.com",
        "commit",
        "--quiet",
        "--allow-empty",
        "--message=test",
      );
    },
    tag: (name) => void git("tag", name),
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
  };
}
