import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, onTestFinished, test } from "vitest";
import { readOptions } from "../src/cli-options.ts";
import { readQuirks } from "../src/quirks.ts";
import { runCli, startCli, temporaryFolder } from "./started.ts";

const list = "/oserve/v2.2/miniapp/user_profile/";

describe("the command line", () => {
  test("prints a curl line that works", async () => {
    const { output } = await startCli([]);
    const [, url = "", header = "", target = ""] =
      /(http:\S+) with [\s\S]*-H "([^"]+)" "([^"]+)"/.exec(output.stdout) ?? [];
    expect(target.startsWith(url)).toBe(true);
    const [name = "", value = ""] = header.split(": ");
    const response = await fetch(target, { headers: { [name]: value } });
    expect(response.status).toBe(200);
    expect(((await response.json()) as { objects: unknown[] }).objects).toHaveLength(3);
  });

  test("prints each request without what it holds, and why it was refused", async () => {
    const { url, output, child, ended } = await startCli(["--token", "a-real-token"]);
    const headers = { authorization: "Bearer a-real-token" };
    await fetch(`${url}${list}?where=${encodeURIComponent('{"_email":"tom@example.com"}')}`, { headers });
    await fetch(`${url}${list}?limit=0`, { headers });
    await fetch(`${url}/13800000000/`, { headers });
    child.kill("SIGTERM");
    expect(await ended).toBe(0);
    expect(output.stdout.split("\n").slice(2, -1)).toEqual([
      `200 GET ${list} listUsers`,
      `400 GET ${list} listUsers`,
      "    limit must be >= 1",
      "404 GET /…/ (no operation)",
      "    the API has no /…/",
    ]);
    expect(output.stdout + output.stderr).not.toMatch(/a-real-token|tom@|138000/);
  });

  test.each(["SIGINT", "SIGTERM"] as const)("ends at %s with exit code 0", async (signal) => {
    const { child, ended, url } = await startCli([]);
    child.kill(signal);
    expect(await ended).toBe(0);
    await expect(fetch(url)).rejects.toThrow();
  });

  test("is quiet when asked", async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    await new Promise((resolve) => server.close(resolve));
    const { spawn } = await import("node:child_process");
    const cli = fileURLToPath(new URL("../dist/bin.js", import.meta.url));
    const child = spawn(process.execPath, [cli, "--quiet", "--port", String(port)]);
    onTestFinished(() => void child.kill("SIGKILL"));
    let printed = "";
    child.stdout.on("data", (chunk) => {
      printed += chunk;
    });
    let status = 0;
    while (status === 0) {
      status = await fetch(`http://127.0.0.1:${port}${list}`).then(
        (response) => response.status,
        () => 0,
      );
    }
    child.kill("SIGTERM");
    await new Promise((resolve) => child.once("close", resolve));
    expect([status, printed]).toEqual([401, ""]);
  });

  test("takes users and columns from files", async () => {
    const folder = temporaryFolder();
    writeFileSync(
      join(folder, "schema.json"),
      JSON.stringify({ fields: [{ name: "points", type: "integer" }] }),
    );
    writeFileSync(join(folder, "users.json"), JSON.stringify([{ id: 5, points: 3 }]));
    const { url } = await startCli([
      "--schema",
      join(folder, "schema.json"),
      "--seed",
      join(folder, "users.json"),
      "--token",
      "t",
    ]);
    const response = await fetch(`${url}${list}5/`, { headers: { authorization: "Bearer t" } });
    expect(await response.json()).toMatchObject({ id: 5, points: 3 });
  });

  test("keeps everything in a file", async () => {
    const db = join(temporaryFolder(), "users.db");
    const first = await startCli(["--db", db, "--seed", "10"]);
    expect(first.output.stdout).toContain("with 10 users in ");
    const authorization = "Bearer 0123456789abcdef0123456789abcdef01234567";
    const headers = { authorization, "content-type": "application/json" };
    const path = "/oserve/v2.6/miniapp/user_profile/100000001/";
    await fetch(first.url + path, { method: "PUT", headers, body: '{"test":"kept"}' });
    first.child.kill("SIGTERM");
    await first.ended;
    const second = await startCli(["--db", db, "--seed", "500"]);
    expect(second.output.stdout).toContain("with 10 users in ");
    const user = await fetch(`${second.url}${list}100000001/`, { headers });
    expect(await user.json()).toMatchObject({ test: "kept" });
  });

  test("--help names every option and every quirk, and --version the version", async () => {
    const { stdout, code } = await runCli(["--help"]);
    expect(code).toBe(0);
    for (const flag of [
      "port",
      "host",
      "db",
      "schema",
      "seed",
      "token",
      "client-id",
      "client-secret",
      "latency",
      "quirk",
      "quiet",
      "allow-origin",
    ]) {
      expect(stdout).toContain(`--${flag}`);
    }
    expect(stdout).toContain("range_end=excluded|included");
    const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
    expect((await runCli(["--version"])).stdout).toBe(`${version}\n`);
  });

  test.each<[string[], number, string]>([
    [["--port", "x"], 2, 'port must be a number from 0 to 65535, but it is "x" (see --help)'],
    [["--nope"], 2, "Unknown option '--nope' (see --help)"],
    [["--latency", "-1"], 2, "Option '--latency' argument is ambiguous (see --help)"],
    [["--seed", "nowhere.json"], 2, "the file of --seed, nowhere.json, does not exist (see --help)"],
    [
      ["--schema", "package.json"],
      1,
      'the schema must be a list of fields, or have one in "fields" or "schema.fields"',
    ],
    [["--quirk", "range_end"], 2, 'quirk must be name=value, but it is "range_end" (see --help)'],
    [["--quirk", "toString=x"], 2, 'there is no quirk "toString": they are range_end'],
    [["--allow-origin", ""], 2, "allow-origin is empty: leave it out for the usual one (see --help)"],
    [
      ["--allow-origin", "*"],
      1,
      "allowOrigin must be an origin such as https://docs.example, without a path",
    ],
    [["--token", ""], 2, "token is empty: leave it out for the usual one (see --help)"],
    [["--quirk", "exists=x"], 2, 'the quirk exists must be key or non_empty, but it is "x"'],
    [
      ["--db", "/nowhere/users.db"],
      1,
      "the database /nowhere/users.db cannot be used: it cannot be opened or made there",
    ],
    [["--token", "a b"], 1, "token is not one: leave it out for that of the spec's example"],
    [["--host", "256.0.0.1"], 1, "cannot listen on 256.0.0.1, port 4020"],
  ])("says in one sentence what is wrong with %j", async (args, code, sentence) => {
    const result = await runCli(args);
    expect(result.stderr.split("\n")).toHaveLength(2);
    expect(result.stderr).toContain(`minapp-users-emulator: ${sentence}`);
    expect([result.code, result.stdout]).toEqual([code, ""]);
  });

  test("says when the port is taken", async () => {
    const { url } = await startCli([]);
    const { port } = new URL(url);
    const { stderr, code } = await runCli(["--port", port]);
    expect([code, stderr]).toEqual([
      1,
      `minapp-users-emulator: port ${port} on 127.0.0.1 is taken: choose another one, or 0 for any that is free\n`,
    ]);
  });

  test("goes on when nobody reads its output any more", async () => {
    const { child, url } = await startCli([]);
    child.stdout.destroy();
    for (let count = 0; count < 5; count++) expect((await fetch(url + list)).status).toBe(401);
  });

  test("is a program with the right to run, as npx needs it", () => {
    const cli = readFileSync(new URL("../dist/bin.js", import.meta.url), "utf8");
    expect(cli.startsWith("#!/usr/bin/env node\n")).toBe(true);
    expect(
      execFileSync(process.execPath, ["--check", fileURLToPath(new URL("../dist/bin.js", import.meta.url))])
        .length,
    ).toBe(0);
  });
});

describe("each option", () => {
  test("can be an environment variable, over which a flag wins", () => {
    const env = {
      MINAPP_USERS_EMULATOR_PORT: "1",
      MINAPP_USERS_EMULATOR_HOST: "h",
      MINAPP_USERS_EMULATOR_DB: "d",
      MINAPP_USERS_EMULATOR_SEED: "7",
      MINAPP_USERS_EMULATOR_TOKEN: "t",
      MINAPP_USERS_EMULATOR_CLIENT_ID: "i",
      MINAPP_USERS_EMULATOR_CLIENT_SECRET: "s",
      MINAPP_USERS_EMULATOR_LATENCY: "5",
      MINAPP_USERS_EMULATOR_QUIRK: "exists=non_empty, range_end=included",
      MINAPP_USERS_EMULATOR_QUIET: "1",
      MINAPP_USERS_EMULATOR_ALLOW_ORIGIN: "https://a.example, https://b.example",
    };
    expect(readOptions([], env)).toEqual({
      port: 1,
      host: "h",
      db: "d",
      seed: 7,
      token: "t",
      clientId: "i",
      clientSecret: "s",
      latency: 5,
      allowOrigin: ["https://a.example", "https://b.example"],
      quirks: readQuirks({ exists: "non_empty", range_end: "included" }),
      quiet: true,
      help: false,
      version: false,
    });
    const flags = [
      "--port",
      "2",
      "--token",
      "x",
      "--quirk",
      "exists=key",
      "--allow-origin",
      "http://c.example",
    ];
    expect(readOptions(flags, env)).toMatchObject({
      port: 2,
      allowOrigin: ["http://c.example"],
      token: "x",
      quirks: { exists: "key" },
    });
  });

  test("is the usual one when its variable is empty", () => {
    const options = readOptions([], { MINAPP_USERS_EMULATOR_PORT: "", MINAPP_USERS_EMULATOR_TOKEN: "" });
    expect(options).toEqual({
      port: 4020,
      quirks: readQuirks({}),
      quiet: false,
      help: false,
      version: false,
    });
  });
});
