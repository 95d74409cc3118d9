import { setTimeout as sleep } from "node:timers/promises";
import type { PeerModule, User, Walks } from "../../peers/peer.ts";
import { watchCpu } from "../server/watch-cpu.ts";
import type { WalkProcessOptions, WalkSample } from "./measure-walk.ts";

const { servers, peers, pageSize, delay, rounds } = JSON.parse(
  process.argv[2] as string,
) as WalkProcessOptions;

interface Way {
  client: string;
  way: string;
  walk: Walks[string];
}

const ways: Way[] = [];
for (const { name: client, url } of peers) {
  const { walks = {} } = (await import(url)) as PeerModule;
  for (const [way, walk] of Object.entries(walks)) ways.push({ client, way, walk });
}

let requests = 0;
let most = Number.POSITIVE_INFINITY;
const send = globalThis.fetch;
globalThis.fetch = async (...args) => {
  requests++;
  if (requests > most) throw new Error(`a walk has no end: it asks for more than ${most} pages`);
  return send(...args);
};

const samples: WalkSample[] = [];
const smallest = servers[0];
if (smallest) for (const way of ways) await time(way, smallest); // what is compiled late must not count for some only
for (let round = 1; round <= rounds; round++) {
  for (const server of servers) {
    for (const way of ways) samples.push(await time(way, server));
    console.error(`round ${round} of ${rounds}: ${server.users} users`);
  }
}
for (const server of servers) {
  for (const way of ways) {
    const heapMiB = await peakHeap(way, server);
    const same = ({ client, way: name, users }: WalkSample) =>
      client === way.client && name === way.way && users === server.users;
    for (const sample of samples.filter(same)) sample.heapMiB = heapMiB;
  }
  console.error(`memory: ${server.users} users`);
}
console.log(JSON.stringify(samples));

async function time({ client, way, walk }: Way, { users, url, pid }: WalkProcessOptions["servers"][number]) {
  globalThis.gc?.();
  const consumer = consume(users);
  const endWatch = watchCpu(pid);
  const before = process.cpuUsage();
  const from = performance.now();
  await walk(connectionTo(url), pageSize, consumer.visit);
  const seconds = (performance.now() - from) / 1000;
  const { user, system } = process.cpuUsage(before);
  const { others, elapsed } = endWatch();
  consumer.check(`${client}, ${way}`);
  const cpuSeconds = (user + system) / 1e6;
  return {
    client,
    way,
    users,
    seconds,
    cpuSeconds,
    requests,
    heapMiB: 0,
    othersCpu: others && others / elapsed,
  };
}

/** The most heap in use after a forced collection, at every tenth of a walk: in the middle of a page. */
async function peakHeap({ client, way, walk }: Way, { users, url }: WalkProcessOptions["servers"][number]) {
  const consumer = consume(users);
  const tenth = Math.floor(users / 10);
  let peak = 0;
  await walk(connectionTo(url), pageSize, (user) => {
    if (user.id % tenth === Math.floor(tenth / 2)) {
      globalThis.gc?.();
      peak = Math.max(peak, process.memoryUsage().heapUsed);
    }
    return consumer.visit(user);
  });
  consumer.check(`${client}, ${way}`);
  return peak / 2 ** 20;
}

function connectionTo(baseUrl: string) {
  return { baseUrl, token: "benchmarks0123456789benchmarks0123456789" };
}

/** Looks at every user, for some microseconds, and after every page does something for as long as the server needs. */
function consume(users: number) {
  requests = 0;
  most = (users / pageSize) * 2 + 10;
  let [seen, ids, characters] = [0, 0, 0];
  return {
    visit(user: User): Promise<void> | undefined {
      seen++;
      ids += user.id;
      characters += JSON.stringify(user).length;
      return delay > 0 && seen % pageSize === 0 ? sleep(delay) : undefined;
    },
    /** A walk that skips or repeats somebody was not a walk. */
    check(name: string) {
      if (seen !== users || ids !== (users * (users + 1)) / 2 || characters === 0) {
        throw new Error(`${name}: saw ${seen} of ${users} users`);
      }
    },
  };
}
