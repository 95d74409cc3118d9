import type { Peer, PeerModule } from "../../peers/peer.ts";
import { leastDisturbed } from "../requests/least-disturbed.ts";
import { watchCpu } from "../server/watch-cpu.ts";
import { answers, type Call, calls, requests } from "./calls.ts";
import type { OverheadProcessOptions, OverheadSample } from "./measure-overhead.ts";

const options = JSON.parse(process.argv[2] as string) as OverheadProcessOptions;
const connection = { baseUrl: "http://127.0.0.1:9", token: "benchmarks0123456789benchmarks0123456789" };
const headers = { "content-type": "application/json; charset=utf-8" };

const samples: OverheadSample[] = [];
for (const call of Object.keys(calls) as Call[]) {
  const peers: { name: string; users: Peer }[] = [];
  for (const { name, url } of options.peers) {
    const { connect } = (await import(url)) as PeerModule;
    await checkRequest(name, call, connect);
    const users = connect({ ...connection, fetch: async () => new Response(answers[call], { headers }) });
    peers.push({ name, users });
    await measure(users, call);
  }
  for (let turn = 1; turn <= options.turns; turn++) {
    for (const { name, users } of peers) {
      const sample = await leastDisturbed(options.attempts, () => measure(users, call));
      samples.push({ client: name, call, ...sample });
    }
    console.error(`${call}: turn ${turn} of ${options.turns}`);
  }
}
console.log(JSON.stringify(samples));

async function measure(users: Peer, call: Call): Promise<Omit<OverheadSample, "client" | "call">> {
  const once = calls[call];
  globalThis.gc?.();
  // The process that started this one waits, and has a part in the measurement all the same.
  const endWatch = watchCpu(process.ppid);
  const before = process.cpuUsage();
  const from = performance.now();
  for (let made = 0; made < options.calls; made++) await once(users);
  const ms = performance.now() - from;
  const { user, system } = process.cpuUsage(before);
  const { others, elapsed } = endWatch();
  return {
    microseconds: (ms * 1000) / options.calls,
    cpuMicroseconds: (user + system) / options.calls,
    othersCpu: others && others / elapsed,
  };
}

/** Clients that send different requests, or read answers differently, cannot be compared. */
async function checkRequest(name: string, call: Call, connect: PeerModule["connect"]): Promise<void> {
  const { method, url, body } = requests[call];
  let sent = "nothing";
  const users = connect({
    ...connection,
    fetch: async (input, init) => {
      const request = new Request(input, init);
      const query = new URL(request.url).searchParams;
      query.sort();
      const shown = [...query].map((pair) => pair.join("=")).join("&");
      const { origin, pathname } = new URL(request.url);
      if (origin !== connection.baseUrl || request.headers.get("authorization") === null)
        throw new Error(origin);
      sent = `${request.method} ${pathname}${shown && `?${shown}`} ${await request.text()}`;
      return new Response(answers[call], { headers });
    },
  });
  const answer = await calls[call](users);
  const [user] = "objects" in answer ? answer.objects : [answer];
  if (sent !== `${method} ${url} ${body}`) throw new Error(`${name} sends ${sent} for ${call}`);
  if (user?.id !== 70695404) throw new Error(`${name} gives ${JSON.stringify(answer)} for ${call}`);
}
