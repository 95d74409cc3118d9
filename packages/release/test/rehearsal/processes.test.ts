import { spawnSync } from "node:child_process";
import { tmpdir } from "node:os";
import { expect, test } from "vitest";
import { Failure, run, runToSuccess, start } from "../../src/rehearsal/processes.ts";

const options = { cwd: tmpdir(), env: { PATH: process.env.PATH ?? "" } };
const shell = (script: string) => ["sh", ["-c", script]] as [string, string[]];

/** Whether a process runs. One that has ended, and that nobody has asked about, does not. */
function isAlive(pid: number): boolean {
  const { stdout } = spawnSync("ps", ["-o", "stat=", "-p", String(pid)], { encoding: "utf8" });
  return stdout.trim() !== "" && !stdout.startsWith("Z");
}

test("what is printed is kept, on both streams and of the first one", async () => {
  expect(await run(...shell("echo one; echo two >&2; exit 3"), options)).toEqual({
    code: 3,
    stdout: "one\n",
    text: expect.stringMatching(/^(one\ntwo|two\none)\n$/),
  });
});

test("a command that must succeed and does not fails with what it printed", async () => {
  const failure = await runToSuccess(...shell("echo why; exit 3"), options).catch((error) => error);
  expect(failure).toBeInstanceOf(Failure);
  expect(failure.message).toBe("sh -c echo why; exit 3 ended with 3");
  expect(failure.output).toBe("why\n");
});

test("a command that is not there, or takes too long, fails", async () => {
  await expect(run("no-such-command", [], options)).rejects.toThrow(
    /^no-such-command could not be started: /,
  );
  await expect(run(...shell("echo begun; sleep 60"), { ...options, timeout: 0.5 })).rejects.toThrow(
    /^sh -c echo begun; sleep 60 was ended by SIGKILL \(it has 0.5 s\)$/,
  );
});

test("what a command leaves running ends with it", async () => {
  const { stdout } = await run(...shell("sleep 60 >/dev/null 2>&1 & echo $!"), options);
  await expect.poll(() => isAlive(Number(stdout))).toBe(false);
});

test("a command that goes on is started when it says so, and ends with everything that it started", async () => {
  const script = "sleep 60 & echo $!; echo ready; wait";
  const started = await start(...shell(script), { ...options, until: /^ready$/m });
  const child = Number.parseInt(started.output(), 10);
  expect(isAlive(child)).toBe(true);
  await started.stop();
  await expect.poll(() => isAlive(child)).toBe(false);
});

test("a command that ends before it says so, or never does, fails with what it printed", async () => {
  const early = await start(...shell("echo broken; exit 7"), { ...options, until: /ready/ }).catch(
    (it) => it,
  );
  expect(early).toBeInstanceOf(Failure);
  expect(early.message).toBe("sh -c echo broken; exit 7 ended with 7");
  expect(early.output).toBe("broken\n");
  await expect(start(...shell("sleep 60"), { ...options, until: /ready/, timeout: 0.3 })).rejects.toThrow(
    "sh -c sleep 60 did not print /ready/ within 0.3 s",
  );
});
