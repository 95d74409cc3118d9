import { mkdtemp, realpath, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Output, run, runToSuccess } from "../packed/run.ts";
import { copyExample, readJob } from "./consumer-service.ts";

/** The jobs share a folder, so that the packages are installed once. */
let folder: string;

beforeAll(async () => {
  folder = join(await mkdtemp(join(await realpath(tmpdir()), "minapp-users-example-")), "consumer-service");
  await copyExample(folder);
});
afterAll(() => rm(join(folder, ".."), { recursive: true, force: true }));

/** Runs a job of the workflow as GitHub does: in a shell, without what this runner has in the environment. */
async function runJob(name: string, more: Record<string, string> = {}): Promise<Output> {
  const { env, script } = await readJob(folder, name);
  const { PATH = "", HOME = "" } = process.env;
  return await run("bash", ["-c", script], {
    cwd: folder,
    env: { PATH, HOME, NO_COLOR: "1", npm_config_globalconfig: await findGlobalConfig(), ...env, ...more },
    timeout: 180_000,
  });
}

/**
 * Where npm's configuration of this machine is, such as its certificates. It is looked for beside the node that runs npm,
 * and the node of this project is another one.
 */
async function findGlobalConfig(): Promise<string> {
  const { PATH = "", HOME = "" } = process.env;
  const ofMachine = PATH.split(delimiter).filter((folder) => !folder.includes("node_modules"));
  const env = { PATH: ofMachine.join(delimiter), HOME };
  const { stdout } = await runToSuccess("npm", ["config", "get", "globalconfig"], { env });
  return stdout.trim();
}

test("the consumer's job: the packed packages install, compile, and its tests pass", async () => {
  const { code, stdout, stderr } = await runJob("consumer");
  expect(code, stdout + stderr).toBe(0);
  expect(stdout).toMatch(/Tests +4 passed \(4\)/);
  expect(stdout).toMatch(/updateUser/); // the coverage that it prints
});

test("the stand-in's job: everything holds for the packed emulator, and nothing is left out", async () => {
  const port = String(await freePort());
  const { code, stdout, stderr } = await runJob("stand-in", {
    MINAPP_USERS_EMULATOR_PORT: port,
    MINAPP_USERS_BASE_URL: `http://127.0.0.1:${port}`,
  });
  expect(code, stdout + stderr).toBe(0);
  const [, cases, passed] = /^(\d+) cases: (\d+) passed, 0 failed, 0 skipped$/m.exec(stdout) ?? [];
  expect(Number(passed)).toBeGreaterThan(300);
  expect(passed).toBe(cases);
});

test("the application's job: it only reads", async () => {
  const { script } = await readJob(folder, "application");
  expect(script).toMatch(/verify --read-only$/);
});

/** A port that nobody listens on. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}
