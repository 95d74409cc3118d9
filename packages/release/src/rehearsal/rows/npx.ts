import { makeProject } from "../empty-project.ts";
import { freePort } from "../free-port.ts";
import { Failure, run, type Started, start } from "../processes.ts";
import type { Rehearsal, Row } from "../rehearsal.ts";

/** Emulator and contract tests as somebody gets them who has installed nothing, against each other. */
export const npxRows: Row[] = [
  {
    name: "npx: verify",
    what: "`npx @minapp-users/contract-tests verify` against `npx @minapp-users/emulator`: all cases",
    run: (rehearsal) =>
      verify(rehearsal, "verify", ["--strict"], ({ passed, skipped }) => passed > 300 && skipped === 0),
  },
  {
    name: "npx: verify --read-only",
    what: "the same with `--read-only`: some cases are left out",
    run: (rehearsal) =>
      verify(
        rehearsal,
        "verify-read-only",
        ["--read-only"],
        ({ passed, skipped }) => passed > 50 && skipped > 0,
      ),
  },
  {
    name: "npx: mock",
    what: "`npx @minapp-users/contract-tests mock` starts, answers, and refuses what is wrong",
    run: mock,
  },
];

interface Counts {
  cases: number;
  passed: number;
  failed: number;
  skipped: number;
}

async function verify(
  rehearsal: Rehearsal,
  title: string,
  flags: string[],
  isGood: (counts: Counts) => boolean,
): Promise<string> {
  const port = await freePort();
  // Some cases are about more users than one page can have.
  await using _emulator = await startEmulator(rehearsal, title, port, "--seed", "1200");
  const { folder: cwd, env } = await makeProject(rehearsal, title);
  const baseUrl = `http://127.0.0.1:${port}`;
  const args = ["-y", "@minapp-users/contract-tests", "verify", "--base-url", baseUrl, ...flags];
  const { code, text } = await run("npx", args, { cwd, env });
  const counts = /^(\d+) cases: (\d+) passed, (\d+) failed, (\d+) skipped\b/m.exec(text);
  if (!counts) throw new Failure("verify does not say how many cases there were", text);
  const [cases, passed, failed, skipped] = counts.slice(1).map(Number) as [number, number, number, number];
  const good = code === 0 && failed === 0 && isGood({ cases, passed, failed, skipped });
  if (!good) throw new Failure(`verify ended with ${code}: ${counts[0]}`, text);
  return counts[0];
}

/** Starts `npx @minapp-users/emulator` in a project of its own. */
export async function startEmulator(
  rehearsal: Rehearsal,
  title: string,
  port: number,
  ...flags: string[]
): Promise<Started> {
  const { folder: cwd, env } = await makeProject(rehearsal, `${title} emulator`);
  const args = ["-y", "@minapp-users/emulator", "--port", String(port), ...flags];
  return await start("npx", args, { cwd, env, until: emulatorListens });
}

/** What the emulator prints when it listens. */
export const emulatorListens = /^User API of MinApp on (http:\S+) with \d+ users$/m;

async function mock(rehearsal: Rehearsal): Promise<string> {
  const { folder: cwd, env } = await makeProject(rehearsal, "mock");
  const args = ["-y", "@minapp-users/contract-tests", "mock", "--port", "0"];
  const listens = /^Mock of the MinApp user API on (http:\S+), access token (\S+)$/m;
  await using started = await start("npx", args, { cwd, env, until: listens });
  const [, url, token] = listens.exec(started.output()) ?? [];
  const statusOf = async (query: string) => {
    const headers = { authorization: `Bearer ${token}` };
    return (await fetch(`${url}/oserve/v2.2/miniapp/user_profile/${query}`, { headers })).status;
  };
  const [right, wrong] = [await statusOf("?limit=3"), await statusOf("?wher=3")];
  if (right !== 200 || wrong !== 400) {
    throw new Failure(`the mock answered ${right} and ${wrong}, not 200 and 400`, started.output());
  }
  return "200 to a right request, 400 to a wrong one";
}
