import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { closeSync, openSync, readFileSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Machine } from "./machine.ts";

/** A registry on this machine that forgets everything. */
export interface Registry extends AsyncDisposable {
  /** Its address, with a slash at the end. */
  url: string;
  /** npm's configuration of somebody who installs: this registry, and nothing else. */
  readerConfig: string;
  /** The same of somebody who may publish. */
  publisherConfig: string;
  /** Takes the secret of the publisher out of a text. */
  redact(text: string): string;
}

/**
 * Starts Verdaccio on a free port of 127.0.0.1. What is published comes from here and from nowhere else, everything else
 * from another registry. `await using` ends it.
 *
 * @param folder - for its files; it is made, and whoever made the folder above removes it
 * @param machine - its registry is the one that everything else comes from
 * @throws Error when it does not start
 */
export async function startRegistry(
  folder: string,
  { registry: upstream, env }: Pick<Machine, "registry" | "env">,
): Promise<Registry> {
  await mkdir(folder, { recursive: true });
  const config = join(folder, "config.yaml"); // JSON is YAML
  await writeFile(config, JSON.stringify(configuration(folder, upstream)));

  const log = join(folder, "verdaccio.log");
  const output = openSync(log, "w");
  const child = spawn(
    process.execPath,
    [fileURLToPath(new URL("registry-process.ts", import.meta.url)), config],
    {
      env,
      stdio: ["ignore", output, output, "ipc"],
      detached: true, // Ctrl-C is for who started it, and it ends with that one
    },
  );
  closeSync(output);
  const ended = once(child, "exit");
  const close = async () => {
    child.kill("SIGKILL");
    await ended;
  };
  const failed = ended.then(() => {
    throw new Error(`Verdaccio did not start: ${readFileSync(log, "utf8").trim()}`);
  });
  failed.catch(() => {});
  const [{ port }] = (await Promise.race([once(child, "message"), failed])) as [{ port: number }];
  try {
    const url = `http://127.0.0.1:${port}/`;
    const token = await addUser(url);
    const settings = [
      `registry=${url}`,
      "audit=false",
      "fund=false",
      "update-notifier=false",
      "fetch-retries=2",
      "",
    ].join("\n");
    const readerConfig = join(folder, "reader.npmrc");
    const publisherConfig = join(folder, "publisher.npmrc");
    await writeFile(readerConfig, settings);
    await writeFile(publisherConfig, `${settings}//127.0.0.1:${port}/:_authToken=${token}\n`, {
      mode: 0o600,
    });
    const redact = (text: string) => text.replaceAll(token, "***");
    return { url, readerConfig, publisherConfig, redact, [Symbol.asyncDispose]: close };
  } catch (error) {
    await close();
    throw error;
  }
}

function configuration(folder: string, upstream: string): object {
  return {
    storage: join(folder, "storage"),
    auth: { htpasswd: { file: join(folder, "htpasswd"), max_users: 1 } },
    uplinks: { upstream: { url: upstream, cache: true, timeout: "60s", maxage: "1h", max_fails: 20 } },
    packages: {
      "@minapp-users/*": { access: "$all", publish: "$authenticated" },
      "**": { access: "$all", proxy: "upstream" },
    },
    publish: { allow_offline: true },
    max_body_size: "50mb",
    web: { enable: false },
    log: { type: "stdout", format: "pretty", level: "warn", colors: false },
  };
}

/** Makes the only user that it takes, and gives the token of that one. */
async function addUser(url: string): Promise<string> {
  const name = "rehearsal";
  const response = await fetch(`${url}-/user/org.couchdb.user:${name}`, {
    method: "PUT",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ name, password: randomBytes(24).toString("hex") }),
  });
  const { token } = (await response.json()) as { token?: string };
  if (!token) throw new Error(`Verdaccio gave no token: it answered ${response.status}`);
  return token;
}
