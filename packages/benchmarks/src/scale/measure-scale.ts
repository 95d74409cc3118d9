import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { type Client, connect } from "../client.ts";
import { median } from "../percentile.ts";
import { emulator } from "../server/emulator.ts";
import { peakMemory } from "../server/process-figures.ts";
import { runServer } from "../server/run-server.ts";
import type { Server } from "../server/server.ts";
import { watchCpu } from "../server/watch-cpu.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { cases } from "./cases.ts";
import { type Timing, timeRequests } from "./time-requests.ts";
import { walkByKeyset } from "./walk.ts";

export interface ScaleFigures {
  users: number;
  /** From the start of the process to the first answer, with a database that is not there yet. */
  seeding: { seconds: number; rowsPerSecond: number; peakMiB: number | undefined; databaseMiB: number };
  /** Milliseconds from the start of the process to the first answer, with the database that is there. */
  start: { times: number[]; median: number };
  /** By name. */
  requests: Record<string, { bounded: boolean; timing: Timing | undefined }>;
  keyset: {
    rowsPerSecond: number;
    /** In a second of the server's processor time; undefined where there is no /proc. */
    rowsPerCpuSecond: number | undefined;
    seconds: number;
    medianPage: number;
  };
  /** A page of 1,000 users at the start, in the middle and at the end. */
  offset: { start: Timing; middle: Timing; end: Timing };
  /** Of the process that answered all these requests. */
  peakMiB: number | undefined;
  /** How much of one core processes took meanwhile that have no part in this. */
  othersCpu: number | undefined;
}

export interface ScaleOptions {
  samples: number;
  starts: number;
  /** Another build of the emulator. */
  emulator: string | undefined;
}

/** Measures the emulator with one number of users, in a database file that is deleted afterwards. */
export async function measureScale(
  users: number,
  options: ScaleOptions,
  progress: (line: string) => void = () => {},
): Promise<ScaleFigures> {
  using folder = temporaryFolder();
  const quiet = ["--quiet", "--db", join(folder.path, "users.db")];
  const server = (args: string[]): Server => ({
    ...emulator({ cli: options.emulator, args }),
    single: "/oserve/v2.2/miniapp/user_profile/?limit=1", // there is no id that every number of users has
  });
  const seeding = await seed(server([...quiet, "--seed", `${users}`]), users, folder.path);
  progress(`${users} users: seeded in ${seeding.seconds.toFixed(1)} s`);
  const existing = server(quiet);
  const start = await startAgain(existing, options.starts);
  progress(`${users} users: starts in ${Math.round(start.median)} ms`);

  await using running = await runServer(existing);
  const client = connect(running.url, existing.headers);
  const endWatch = watchCpu(running.pid);
  const figures = await read({ client, pid: running.pid }, users, options.samples, progress);
  const { others, elapsed } = endWatch();
  client.close();
  const peakMiB = peakMemory(running.pid);
  return { users, seeding, start, ...figures, peakMiB, othersCpu: others && others / elapsed };
}

async function seed(server: Server, users: number, folder: string): Promise<ScaleFigures["seeding"]> {
  const running = await runServer(server, 30 * 60_000);
  const peakMiB = peakMemory(running.pid);
  await running.close();
  const bytes = readdirSync(folder).reduce((sum, file) => sum + statSync(join(folder, file)).size, 0);
  const seconds = running.startTime / 1000;
  return { seconds, rowsPerSecond: users / seconds, peakMiB, databaseMiB: bytes / 2 ** 20 };
}

async function startAgain(server: Server, starts: number): Promise<ScaleFigures["start"]> {
  const times: number[] = [];
  for (let start = 0; start < starts; start++) {
    await using running = await runServer(server);
    times.push(running.startTime);
  }
  return { times, median: median(times) };
}

interface Connection {
  client: Client;
  /** Of the server. */
  pid: number;
}

async function read(
  connection: Connection,
  users: number,
  samples: number,
  progress: (line: string) => void,
) {
  const { client } = connection;
  const all = cases(await walkByKeyset(client, users));
  progress(`${users} users: all seen`);
  // Everything once before anything counts: what is compiled late would be counted for the first kinds only, and a walk
  // over few users warms up less than one over many.
  for (const { path } of all) await timeRequests(client, path, samples / 2);

  const requests: ScaleFigures["requests"] = {};
  for (const { name, bounded, path } of all) {
    const timing = await timeRequests(client, path, samples);
    requests[name] = { bounded, timing };
    progress(`${users} users: ${name}: ${timing ? `${timing.median.toFixed(3)} ms` : "no such users"}`);
  }
  const page = async (offset: number) => {
    const path = `/oserve/v2.2/miniapp/user_profile/?limit=1000&offset=${offset}`;
    return (await timeRequests(client, () => path, 30)) as Timing;
  };
  const offset = {
    start: await page(0),
    middle: await page(Math.floor(users / 2)),
    end: await page(users - 1000),
  };
  return { requests, keyset: await timeWalk(connection, users), offset };
}

/** Walks over all users, and over few of them several times. */
async function timeWalk({ client, pid }: Connection, users: number): Promise<ScaleFigures["keyset"]> {
  const walks = Math.ceil(Math.min(10, 100_000 / users));
  const pages: number[] = [];
  const endWatch = watchCpu(pid);
  for (let walk = 0; walk < walks; walk++) pages.push(...(await walkByKeyset(client, users)).pages);
  const { server } = endWatch();
  const seconds = pages.reduce((sum, ms) => sum + ms, 0) / 1000 / walks;
  return {
    rowsPerSecond: users / seconds,
    rowsPerCpuSecond: server && (users * walks * 1000) / server,
    seconds,
    medianPage: median(pages),
  };
}
