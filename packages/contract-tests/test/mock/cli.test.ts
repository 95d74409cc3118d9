import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { describe, expect, onTestFinished, test } from "vitest";
import { mockForTest } from "../mock-for-test.ts";

const cli = fileURLToPath(new URL("../../dist/cli.js", import.meta.url));

function start(args: string[], env: NodeJS.ProcessEnv = {}): ChildProcessWithoutNullStreams {
  const child = spawn(process.execPath, [cli, ...args], { env: { ...process.env, ...env } });
  onTestFinished(() => void child.kill("SIGKILL"));
  return child;
}

/** Runs a command line that ends by itself. */
async function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const child = start(args);
  const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, "exit")]);
  return { code, out, err };
}

async function firstLine(child: ChildProcessWithoutNullStreams): Promise<string> {
  const [chunk] = await once(child.stdout, "data");
  return String(chunk).split("\n")[0] ?? "";
}

test("mock answers, tells what it thinks of each request, and ends with exit code 0 on Ctrl-C", async () => {
  const child = start(["mock", "--port=0"]);
  const line = await firstLine(child);
  const [, url, token] =
    /^Mock of the MinApp user API on (http:\S+), access token (\w{40})$/.exec(line) ?? [];
  let printed = "";
  child.stdout.on("data", (chunk) => {
    printed += chunk;
  });
  const path = "/oserve/v2.2/miniapp/user_profile/";
  const headers = { authorization: `Bearer ${token}` };
  expect((await fetch(`${url}${path}70695404/`, { headers })).status).toBe(200);
  expect((await fetch(`${url}${path}?limit=0`, { headers })).status).toBe(400);
  child.kill("SIGINT");
  expect(await once(child, "close")).toEqual([0, null]);
  expect(printed).toBe(
    "200 GET /oserve/v2.2/miniapp/user_profile/{id}/ getUser\n" +
      "400 GET /oserve/v2.2/miniapp/user_profile/ listUsers\n" +
      "    limit must be >= 1\n" +
      "Requests: 2, violations: 1\n" +
      "    listUsers (GET /oserve/v2.2/miniapp/user_profile/): limit must be >= 1\n",
  );
});

describe("what is printed at the end", () => {
  const right = "limit=1";
  const wrong = "limit=0";
  const subject = "listUsers (GET /oserve/v2.2/miniapp/user_profile/)";

  /** Runs a mock until it got these queries, and gives its exit code and what it printed behind its first line. */
  async function runMock(flags: string[], queries: string[]): Promise<[code: number, out: string]> {
    const child = start(["mock", "--port=0", "--quiet", "--token=t", ...flags]);
    const [, url] = /(http:\S+),/.exec(await firstLine(child)) ?? [];
    const out = text(child.stdout);
    for (const query of queries) {
      const headers = { authorization: "Bearer t" };
      await (await fetch(`${url}/oserve/v2.2/miniapp/user_profile/?${query}`, { headers })).arrayBuffer();
    }
    child.kill("SIGTERM");
    const [code] = await once(child, "close");
    return [code, await out];
  }

  test("how many requests there were, and each violation once", async () => {
    expect(await runMock([], [])).toEqual([0, "Requests: 0, violations: 0\n"]);
    expect(await runMock([], [right, wrong, wrong, "x=1"])).toEqual([
      0,
      "Requests: 4, violations: 3\n" +
        `    ${subject}: limit must be >= 1 (2 times)\n` +
        `    ${subject}: listUsers has no query parameter x\n`,
    ]);
  });

  test("--strict: exit code 3 when a request was wrong", async () => {
    expect((await runMock(["--strict"], [right]))[0]).toBe(0);
    expect((await runMock(["--strict"], [right, wrong]))[0]).toBe(3);
  });

  test("--coverage: which answers were met", async () => {
    const [, out] = await runMock(["--coverage"], [right]);
    expect(out).toMatch(
      /^Requests: 1, violations: 0\nMet 1 of \d+ operations, 1 of \d+ statuses, 1 of \d+ examples\.\n {2}listUsers {2}200 {2}1 of 5 {2}filtered\n/,
    );
  });
});

test("port and token come from the environment, and a given token is not printed", async () => {
  const child = start(["mock"], { MINAPP_USERS_MOCK_PORT: "0", MINAPP_USERS_MOCK_TOKEN: "my-token" });
  expect(await firstLine(child)).toMatch(
    /^Mock of the MinApp user API on http:\/\/127\.0\.0\.1:\d+, the given access token$/,
  );
});

test.each<[string[], NodeJS.ProcessEnv]>([
  [["--allow-origin=https://a.example", "--allow-origin=https://b.example"], {}],
  [[], { MINAPP_USERS_MOCK_ALLOW_ORIGIN: "https://a.example, https://b.example" }],
])("the origins of web pages come from %j %j", async (flags, env) => {
  const [, url] = /(http:\S+),/.exec(await firstLine(start(["mock", "--port=0", ...flags], env))) ?? [];
  for (const origin of ["https://a.example", "https://b.example"]) {
    // Sent by fetch as it is: a browser would not let a page choose it.
    const { headers } = await fetch(`${url}/`, { headers: { origin } });
    expect(headers.get("access-control-allow-origin")).toBe(origin);
  }
});

test("a port that is taken: one sentence, exit code 1", async () => {
  const { port } = await mockForTest();
  expect(await run("mock", `--port=${port}`)).toEqual({
    code: 1,
    out: "",
    err: `minapp-users-contract: port ${port} on 127.0.0.1 is taken: choose another one, or 0 for any that is free\n`,
  });
});

test("a host that is none of this machine is not repeated", async () => {
  const { code, err } = await run("mock", "--port=0", "--host=SECRET.invalid");
  expect(code).toBe(1);
  expect(err).toMatch(
    /^minapp-users-contract: cannot listen on that host, port 0: it is none of this machine \(E[A-Z_]+\)\n$/,
  );
});

test("--allow-update-of-all-users: a bulk update of everybody is taken", async () => {
  const status = async (...flags: string[]) => {
    const child = start(["mock", "--port=0", "--token=t", ...flags]);
    const [, url] = /(http:\S+),/.exec(await firstLine(child)) ?? [];
    const response = await fetch(`${url}/oserve/v2.6/miniapp/user_profile/`, {
      method: "PUT",
      headers: { authorization: "Bearer t", "content-type": "application/json" },
      body: '{"test":"test"}',
    });
    return response.status;
  };
  expect(await status()).toBe(400);
  expect(await status("--allow-update-of-all-users")).toBe(200);
});

test.each([
  [[], "a command is missing: they are mock, …"],
  [["mok"], 'there is no command "mok": they are mock, …'],
  [["--token=SECRET", "verify"], "the command must stand before its options: they are mock, …"],
  [["SECRET"], "the first word is no command: they are mock, …"],
  [["mock", "--SECRET"], "there is an option that is not known"],
  [["mock", "-SECRET"], "there is an option that is not known"],
  [["mock", "--port=SECRET"], "port must be a number from 0 to 65535"],
  [
    ["verify", "--base-url=http://127.0.0.1:9", "--tag=13800138000"],
    'there is no operation or tag "…": they are …',
  ],
  [
    ["verify", "--base-url=http://127.0.0.1:9", "--operation=1SECRET"],
    'there is no operation or tag "…": they are …',
  ],
  [["mock", "now"], "there is a word too many: options begin with --"],
  [["mock", "--prt=1"], "Unknown option '--prt'"],
  [["mock", "--port=http"], 'port must be a number from 0 to 65535, but it is "http"'],
  [["mock", "--port=70000"], 'port must be a number from 0 to 65535, but it is "70000"'],
  [["mock", "--port=13800138000"], "port must be a number from 0 to 65535"],
])("%j: one sentence, exit code 2", async (args, sentence) => {
  const { code, out, err } = await run(...args);
  expect([code, out]).toEqual([2, ""]);
  const line = `minapp-users-contract: ${sentence} (see --help)\n`;
  expect(
    err.replace(/(they are mock)(, \w+)*/, "$1, …").replace(/(they are) create.*(?= \(see)/, "$1 …"),
  ).toBe(line);
});

test("goes on when nobody reads its output any more", async () => {
  const child = start(["mock", "--port=0"]);
  const [, url] = /(http:\S+),/.exec(await firstLine(child)) ?? [];
  child.stdout.destroy();
  for (let i = 0; i < 3; i++) expect((await fetch(`${url}/`)).status).toBe(404);
  child.kill("SIGTERM");
  expect(await once(child, "exit")).toEqual([0, null]);
});

test.each([
  [["--help"], /^Usage: minapp-users-contract <command>/],
  [["-h"], /^Usage: minapp-users-contract <command>/],
  [["help"], /^Usage: minapp-users-contract <command>/],
  [["mock", "--help"], /^Usage: minapp-users-contract mock/],
  [["mock", "-h"], /^Usage: minapp-users-contract mock/],
  [["help", "mock"], /^Usage: minapp-users-contract mock/],
  [["--version"], /^\d+\.\d+\.\d+\n$/],
])("%j", async (args, beginning) => {
  const { code, out } = await run(...args);
  expect(code).toBe(0);
  expect(out).toMatch(beginning);
});
