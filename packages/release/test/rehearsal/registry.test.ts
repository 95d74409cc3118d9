import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readMachine } from "../../src/rehearsal/machine.ts";
import { type Registry, startRegistry } from "../../src/rehearsal/registry.ts";
import { publishAs } from "../../src/rehearsal/steps/registry.ts";

const execute = promisify(execFile);
const folder = mkdtempSync(join(realpathSync(tmpdir()), "minapp-users-registry-"));
/** What the registry above is asked for. It has nothing. */
const asked: string[] = [];
const upstream = createServer(({ url = "" }, response) => {
  asked.push(url);
  response.writeHead(404, { "content-type": "application/json" }).end("{}");
});
let registry: Registry;
let npm: (config: string, ...args: string[]) => Promise<string>;

beforeAll(async () => {
  await new Promise<void>((resolve) => upstream.listen(0, "127.0.0.1", resolve));
  const { port } = upstream.address() as { port: number };
  registry = await startRegistry(join(folder, "registry"), {
    registry: `http://127.0.0.1:${port}/`,
    env: {},
  });

  const { env } = await readMachine();
  const cwd = join(folder, "package");
  mkdirSync(cwd);
  const manifest = { name: "@minapp-users/something", version: "1.2.3" };
  writeFileSync(join(cwd, "package.json"), JSON.stringify(manifest));
  npm = async (config, ...args) => {
    const cache = join(folder, "cache");
    const options = { cwd, env: { ...env, npm_config_userconfig: config, npm_config_cache: cache } };
    return (await execute("npm", args, options)).stdout;
  };
});

afterAll(async () => {
  upstream.close();
  await registry?.[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true, force: true });
});

test("nobody publishes without the token", async () => {
  await expect(npm(registry.readerConfig, "publish", "--access=public")).rejects.toThrow(/ENEEDAUTH/);
  // npm did not even ask.
  expect(await publishAs(registry.url)).toBe(401);
  expect((await fetch(`${registry.url}@minapp-users%2fnobody`)).status).toBe(404);
  const [, token = ""] = /_authToken=(.+)/.exec(readFileSync(registry.publisherConfig, "utf8")) ?? [];
  expect(await publishAs(registry.url, token)).toBe(201);
});

test("what is published with the token is served to everybody", async () => {
  await npm(registry.publisherConfig, "publish", "--access=public");
  const found = await npm(registry.readerConfig, "view", "@minapp-users/something", "version");
  expect(found.trim()).toBe("1.2.3");
});

test("our packages are asked for nowhere else, all others are", async () => {
  await fetch(`${registry.url}@minapp-users%2fnothing`);
  await fetch(`${registry.url}something-else`);
  expect(asked.filter((url) => url.includes("minapp-users"))).toEqual([]);
  expect(asked.some((url) => url.includes("something-else"))).toBe(true);
});

test("nobody else becomes a publisher, and the token is taken out of what is printed", async () => {
  const response = await fetch(`${registry.url}-/user/org.couchdb.user:other`, {
    method: "PUT",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ name: "other", password: "0123456789" }),
  });
  expect(response.ok).toBe(false);
  const config = readFileSync(registry.publisherConfig, "utf8");
  const [, token = ""] = /_authToken=(.+)/.exec(config) ?? [];
  expect(token.length).toBeGreaterThan(20);
  expect(registry.redact(config)).not.toContain(token);
  expect(readFileSync(registry.readerConfig, "utf8")).not.toContain("_authToken");
});

test("it ends", async () => {
  const other = await startRegistry(join(folder, "other"), { registry: "http://127.0.0.1:9/", env: {} });
  expect((await fetch(`${other.url}-/ping`)).ok).toBe(true);
  await other[Symbol.asyncDispose]();
  await expect(fetch(`${other.url}-/ping`)).rejects.toThrow();
});
