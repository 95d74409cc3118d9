import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { answering, bulk, emulator, json, send, target, users } from "./started.ts";

const cli = fileURLToPath(new URL("../../dist/cli.js", import.meta.url));

function start(args: string[], env: NodeJS.ProcessEnv = {}): ChildProcessWithoutNullStreams {
  const child = spawn(process.execPath, [cli, "proxy", ...args], {
    env: { ...process.env, GITHUB_ACTIONS: "", ...env },
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  return child;
}

/** Runs a command line that ends by itself. */
async function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const child = start(args);
  const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, "exit")]);
  return { code, out, err };
}

/** A proxy as a process, until it is told to end. */
async function running(args: string[], env?: NodeJS.ProcessEnv) {
  const child = start(["--port=0", ...args], env);
  let out = "";
  let err = "";
  child.stderr.on("data", (chunk) => {
    err += chunk;
  });
  const url = await new Promise<string>((resolve, reject) => {
    child.once("exit", () => reject(new Error(err)));
    child.stdout.on("data", (chunk) => {
      out += chunk;
      const [, found] = /^Proxy on (http:\S+) for /.exec(out) ?? [];
      if (found) resolve(found);
    });
  });
  const end = async (signal: NodeJS.Signals = "SIGTERM") => {
    const closed = once(child, "close");
    child.kill(signal);
    const [code] = await closed;
    return { code, lines: out.trimEnd().split("\n").slice(1), err };
  };
  return { url, end, child };
}

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "proxy-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
});

const job = '{"status":"ok","operation_id":1}';
const headers = { authorization: "Bearer x", ...json };

test("without a violation: exit code 0", async () => {
  const { url, token } = await emulator();
  const proxy = await running([`--target=${url}`]);
  const authorized = { authorization: `Bearer ${token}` };
  expect((await send(proxy.url, `${users}?limit=1`, { headers: authorized })).status).toBe(200);
  expect(await proxy.end("SIGINT")).toEqual({
    code: 0,
    lines: [`200 GET ${users} listUsers`, "1 request, 0 violations in requests, 0 in answers, 0 warnings"],
    err: "",
  });
});

test("with violations: lines, reports, annotations, exit code 3", async () => {
  const [jsonFile, junitFile] = [join(folder, "proxy.json"), join(folder, "proxy.xml")];
  const proxy = await running(
    [`--target=${await answering(200, json, job)}`, `--json=${jsonFile}`, `--junit=${junitFile}`],
    { GITHUB_ACTIONS: "true" },
  );
  await send(proxy.url, `${users}?limit=0`, { headers });
  await send(proxy.url, bulk, { method: "PUT", headers, body: '{"a":1}' });
  expect(await proxy.end()).toEqual({
    code: 3,
    lines: [
      `200 GET ${users} listUsers`,
      "    request: limit must be >= 1",
      "    answer: body must have required property 'meta'",
      `200 PUT ${bulk} bulkUpdateUsers`,
      "    warning: bulkUpdateUsers without a where changes all users",
      "::error title=listUsers%2C request::limit must be >= 1",
      "::error title=listUsers%2C answer::body must have required property 'meta'",
      "::warning title=bulkUpdateUsers::bulkUpdateUsers without a where changes all users",
      "2 requests, 1 violation in requests, 1 in answers, 1 warning",
    ],
    err: "",
  });
  expect(JSON.parse(readFileSync(jsonFile, "utf8"))).toMatchObject({
    mode: "record",
    exchanges: 2,
    totals: { request: 1, answer: 1, warnings: 1 },
  });
  expect(readFileSync(junitFile, "utf8")).toContain('<testsuites tests="4" failures="2"');
});

test("every flag is passed on", async () => {
  const proxy = await running([
    `--target=${await answering(200, json, job)}`,
    "--mode=refuse",
    "--unknown-paths=pass",
    "--allow-update-of-all-users",
    "--timeout=5000",
    "--github",
    "--quiet",
  ]);
  expect((await send(proxy.url, "/healthz")).status).toBe(200);
  expect((await send(proxy.url, bulk, { method: "PUT", headers, body: '{"a":1}' })).status).toBe(200);
  expect((await send(proxy.url, `${users}?limit=0`, { headers })).status).toBe(400);
  expect(await proxy.end()).toEqual({
    code: 3,
    lines: [
      "::error title=listUsers%2C request::limit must be >= 1",
      "::warning title=bulkUpdateUsers::bulkUpdateUsers without a where changes all users",
    ],
    err: "",
  });
});

test("an update of all users is refused without the flag", async () => {
  const proxy = await running([`--target=${await answering(200, json, job)}`, "--mode=refuse", "--quiet"]);
  expect((await send(proxy.url, bulk, { method: "PUT", headers, body: '{"a":1}' })).status).toBe(400);
  expect((await proxy.end()).code).toBe(3);
});

test("target, port and host come from the environment", async () => {
  const url = await answering(204, {});
  const child = start([], {
    MINAPP_USERS_PROXY_TARGET: url,
    MINAPP_USERS_PROXY_PORT: "0",
    MINAPP_USERS_PROXY_HOST: "localhost",
  });
  const [chunk] = await once(child.stdout, "data");
  expect(String(chunk)).toMatch(
    new RegExp(`^Proxy on http://localhost:(?!4030 )\\d+ for the MinApp user API on ${url}, mode record\n$`),
  );
});

test("two signals at once write one report", async () => {
  const file = join(folder, "report.json");
  const proxy = await running([`--target=${await answering(200, json, job)}`, `--json=${file}`]);
  await send(proxy.url, `${users}?limit=0`, { headers });
  const ended = proxy.end("SIGINT");
  proxy.child.kill("SIGINT");
  proxy.child.kill("SIGTERM");
  const { code, lines } = await ended;
  expect(code).toBe(3);
  expect(lines.filter((line) => line.startsWith("1 request, "))).toHaveLength(1);
  expect(JSON.parse(readFileSync(file, "utf8")).exchanges).toBe(1);
});

test("a request that hangs does not hold up the end", async () => {
  const proxy = await running([`--target=${await target(() => {})}`]);
  const pending = send(proxy.url, `${users}1/`, { headers }).catch(() => "gone");
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect((await proxy.end()).code).toBe(0);
  expect(await pending).toBe("gone");
});

test("a report that cannot be written any more: one sentence, exit code 1", async () => {
  const proxy = await running([
    `--target=${await answering(200, json, job)}`,
    `--json=${join(folder, "report.json")}`,
  ]);
  rmSync(folder, { recursive: true });
  expect(await proxy.end()).toMatchObject({
    code: 1,
    err: "minapp-users-contract: a report cannot be written (ENOENT): is the place still there?\n",
  });
});

test("goes on when nobody reads its output any more", async () => {
  const proxy = await running([`--target=${await answering(204, {})}`]);
  proxy.child.stdout.destroy();
  for (let i = 0; i < 3; i++) expect((await send(proxy.url, "/")).status).toBe(204);
  expect((await proxy.end()).code).toBe(3);
});

test("a folder that is not there: one sentence, exit code 1", async () => {
  const file = join(folder, "nowhere", "report.json");
  expect(await run("--target=http://127.0.0.1:9", "--port=0", `--json=${file}`)).toEqual({
    code: 1,
    out: "",
    err: `minapp-users-contract: cannot write ${file} (ENOENT): make its folder first\n`,
  });
});

test("a port that is taken: one sentence, exit code 1", async () => {
  const { port } = new URL(await answering(204, {}));
  expect(await run("--target=http://127.0.0.1:9", `--port=${port}`)).toEqual({
    code: 1,
    out: "",
    err: `minapp-users-contract: port ${port} on 127.0.0.1 is taken: choose another one, or 0 for any that is free\n`,
  });
});

describe("a command line that is wrong: one sentence, exit code 2", () => {
  const nobody = "--target=http://127.0.0.1:9";
  test.each([
    [[], "--target is missing: the base URL to pass requests on to"],
    [["--target="], "--target is empty: leave it out for the usual one"],
    [["--target=cloud.minapp.com"], "--target is not a base URL: it must begin with http:// or https://"],
    [
      ["--target=https://me:pass@cloud.minapp.com"],
      "--target must not have a name or password in it: callers send their own token",
    ],
    [[nobody, "--mode=watch"], "--mode must be record or refuse"],
    [[nobody, "--unknown-paths=no"], "--unknown-paths must be report or pass"],
    [[nobody, "--timeout=1s"], "--timeout must be milliseconds from 1 to 3600000"],
    [[nobody, "--timeout=0"], "--timeout must be milliseconds from 1 to 3600000"],
    [[nobody, "--timeout=3600001"], "--timeout must be milliseconds from 1 to 3600000"],
    [[nobody, "--port=http"], 'port must be a number from 0 to 65535, but it is "http"'],
    [[nobody, "secret"], "there is a word too many: options begin with --"],
    [[nobody, "--tocken=x"], "Unknown option '--tocken'"],
  ])("%j", async (args, sentence) => {
    expect(await run(...args)).toEqual({
      code: 2,
      out: "",
      err: `minapp-users-contract: ${sentence} (see --help)\n`,
    });
  });
});

test("--help", async () => {
  const { code, out } = await run("--help");
  expect(code).toBe(0);
  expect(out).toMatch(/^Usage: minapp-users-contract proxy --target <url>/);
});

test("no secret on its output or in its files", async () => {
  const files = [join(folder, "a.json"), join(folder, "b.xml")];
  const secret = "13912345678";
  const answer = JSON.stringify({ status: "failed", error_msg: `phone ${secret}` });
  const proxy = await running([
    `--target=${await answering(400, { ...json, "x-a": secret }, answer)}`,
    `--json=${files[0]}`,
    `--junit=${files[1]}`,
    "--github",
  ]);
  const sent = { ...headers, authorization: `Bearer ${secret}` };
  for (const path of [
    `${users}${secret}`,
    `${users}${secret}/`,
    `${users}?${secret}=${secret}&limit=${secret}`,
  ]) {
    await send(proxy.url, path, { headers: sent });
  }
  await send(proxy.url, `${bulk}1/`, { method: "PUT", headers: sent, body: `{"${secret}":"${secret}"}` });
  const { lines, err, code } = await proxy.end();
  const all = [...lines, err, ...files.map((file) => readFileSync(file, "utf8"))].join("\n");
  expect(code).toBe(3);
  expect(lines.length).toBeGreaterThan(8);
  expect(all).not.toContain(secret);
});
