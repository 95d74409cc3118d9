import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer, type Server } from "node:net";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";

const main = fileURLToPath(new URL("../src/main.ts", import.meta.url));

/** Starts `pnpm start` after its build, and gathers what it prints until `until` appears or it ends. */
async function start(args: string[], until: RegExp, env: NodeJS.ProcessEnv = {}) {
  const child = spawn(process.execPath, [main, ...args], { env: { ...process.env, ...env } });
  onTestFinished(() => void child.kill("SIGKILL"));
  let output = "";
  const exit = once(child, "exit").then(([code]) => code as number);
  const seen = new Promise<void>((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (chunk) => {
        output += chunk;
        if (until.test(output)) resolve();
      });
    }
  });
  await Promise.race([seen, exit]);
  return { child, output, exit };
}

/** Takes a port until the end of the test. */
async function takePort(port = 0): Promise<number> {
  const server: Server = createServer();
  await new Promise<void>((resolve, reject) =>
    server.once("error", reject).listen(port, "127.0.0.1", resolve),
  );
  onTestFinished(() => void server.close());
  return (server.address() as { port: number }).port;
}

test("serves the reference, the emulator and the mock, prints a request that works, and ends on Ctrl-C", async () => {
  const { child, output, exit } = await start(
    ["--docs-port=0", "--mock-port=0", "--emulator-port=0"],
    /Ctrl-C/,
  );
  const site = /Reference {2}(\S+)/.exec(output)?.[1] ?? "";
  expect(await (await fetch(site)).text()).toContain("MinApp user API</title>");

  const [, token, url] = /curl -H "Authorization: Bearer (\w+)" "(\S+)"/.exec(output) ?? [];
  const response = await fetch(url ?? "", { headers: { authorization: `Bearer ${token}` } });
  expect(response.status).toBe(200);
  expect(await response.json()).toHaveProperty("objects");
  const mock = /Mock {7}(\S+)/.exec(output)?.[1] ?? "";
  expect((await fetch(`${mock}/oserve/v2.2/miniapp/user_profile/`)).status).toBe(401);
  expect(output).toMatch(/13 operations on 12 paths/);

  child.kill("SIGINT");
  expect(await exit).toBe(0);
  await expect(fetch(site)).rejects.toThrow();
});

test("a port that was asked for and is taken: one sentence, exit code 1", async () => {
  const port = await takePort();
  for (const option of ["docs", "mock", "emulator"]) {
    const others = ["docs", "mock", "emulator"].filter((it) => it !== option);
    const args = [`--${option}-port=${port}`, ...others.map((other) => `--${other}-port=0`)];
    const { output, exit } = await start(args, /nothing/);
    expect(await exit).toBe(1);
    const place =
      option === "docs" ? `served at 127.0.0.1:${port} (it is taken)` : `port ${port} on 127.0.0.1 is taken`;
    expect(output).toContain(place);
    expect(output.trim().split("\n")).toHaveLength(1);
  }
});

test("a usual port that is taken: the next free one", async () => {
  await takePort(4010).catch(() => {}); // somebody else's will do as well
  const { output } = await start([], /Ctrl-C/, {
    MINAPP_USERS_DOCS_PORT: "0",
    MINAPP_USERS_EMULATOR_PORT: "0",
  });
  const port = Number(/Mock {7}http:\/\/127\.0\.0\.1:(\d+)/.exec(output)?.[1]);
  expect(port).toBeGreaterThan(4010);
  expect(port).toBeLessThanOrEqual(4020);
});

test.each([
  [["--port=1"], "Unknown option '--port'"],
  [["--docs-port=x"], 'docs-port must be a number from 0 to 65535, but it is "x" (see --help)'],
])("%j: one sentence, exit code 1", async (args, sentence) => {
  const { output, exit } = await start(args, /nothing/);
  expect(await exit).toBe(1);
  expect(output).toContain(`pnpm start: ${sentence}`);
  expect(output.trim().split("\n")).toHaveLength(1);
});
