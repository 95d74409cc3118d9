import { cp } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { checks, type Report } from "./smoke/smoke.js";

/** Puts the smoke suite where the runtimes look for it in a project. */
export async function copySmoke(project: string): Promise<void> {
  await cp(fileURLToPath(new URL("smoke/", import.meta.url)), join(project, "smoke"), { recursive: true });
}

/**
 * Says what is wrong with a report, a sentence each. It is good when it is of the runtime that was meant, and all checks
 * are in it and passed.
 *
 * @param name - of the runtime
 */
export function problemsOf(name: string, { runtime, passed, failed }: Report): string[] {
  const [meant = name] = name.split(",");
  const other = `${runtime} `.match(`^${meant}[. ]`) === null;
  const missing = Object.keys(checks).filter((check) => !passed.includes(check));
  return [
    ...(other ? [`this is ${runtime}, not ${meant}`] : []),
    ...failed.map(({ name: check, error }) => `${check}: ${error}`),
    ...missing
      .filter((check) => !failed.some(({ name: failedCheck }) => failedCheck === check))
      .map((check) => `${check}: was not run`),
  ];
}
