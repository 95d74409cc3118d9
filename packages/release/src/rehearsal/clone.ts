import { cpSync, rmSync } from "node:fs";
import { join } from "node:path";
import { root } from "../workspace.ts";
import type { Machine } from "./machine.ts";
import { runToSuccess } from "./processes.ts";

/** Whether files of this repository differ from what is committed. */
export async function hasUncommitted({ env }: Machine): Promise<boolean> {
  return (await git(root, env, "status", "--porcelain")) !== "";
}

/**
 * Clones this repository, with its tags.
 *
 * @param workingTree - whether files that are not committed belong to it; they are committed in the clone
 */
export async function cloneRepository(folder: string, machine: Machine, workingTree: boolean): Promise<void> {
  const { env } = machine;
  await git(root, env, "clone", "--quiet", root, folder);
  await beSomebody(folder, machine);
  if (!workingTree) return;
  const list = async (of: string, ...options: string[]) =>
    (await git(of, env, "ls-files", "-z", ...options)).split("\0").filter((name) => name !== "");
  const deleted = new Set(await list(root, "--deleted"));
  const files = await list(root, "--cached", "--others", "--exclude-standard");
  for (const file of await list(folder)) rmSync(join(folder, file));
  for (const file of files) if (!deleted.has(file)) cpSync(join(root, file), join(folder, file));
  await commitAll(folder, machine, "What was not committed");
}

/** Commits everything in a clone. */
export async function commitAll(folder: string, { env }: Machine, message: string): Promise<void> {
  await git(folder, env, "add", "--all");
  await git(folder, env, "commit", "--quiet", "--allow-empty", `--message=${message}`);
}

/** Somebody commits and tags in a clone, without the signatures and hooks of whoever sits here. */
export async function beSomebody(folder: string, { env }: Machine): Promise<void> {
  const settings = {
    "user.name": "Release rehearsal",
    "user.email": "rehearsal@example.com",
    "commit.gpgsign": "false",
    "tag.gpgsign": "false",
    "core.hooksPath": "/dev/null",
  };
  for (const [key, value] of Object.entries(settings)) await git(folder, env, "config", key, value);
}

/** Runs git in a folder, and gives what it printed. */
export async function git(cwd: string, env: Machine["env"], ...args: string[]): Promise<string> {
  return (await runToSuccess("git", args, { cwd, env })).stdout.trim();
}
