import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { connect } from "../src/client.ts";
import { leastDisturbed } from "../src/requests/least-disturbed.ts";
import { load } from "../src/requests/load.ts";
import { measureRequests, type Sample } from "../src/requests/measure-requests.ts";
import { bare } from "../src/server/bare.ts";
import { runServer } from "../src/server/run-server.ts";
import { temporaryFolder } from "../src/temporary-folder.ts";

function answers() {
  const folder = temporaryFolder();
  onTestFinished(() => folder[Symbol.dispose]());
  const files = { single: join(folder.path, "single.json"), list: join(folder.path, "list.json") };
  writeFileSync(files.single, '{"id":1}');
  writeFileSync(files.list, '{"objects":[{"id":1}]}');
  return files;
}

test("bare Node: two rounds of both kinds, every answer counted and 200", async () => {
  const options = { rounds: 2, duration: 0.2, warmup: 0.1, connections: 2, attempts: 1 };
  const figures = await measureRequests([bare(answers())], options);
  expect(figures.map(({ server, kind }) => `${server} ${kind}`)).toEqual([
    "bare Node single",
    "bare Node list",
  ]);
  for (const { samples, perSecond, p50, p99 } of figures) {
    expect(samples).toHaveLength(2);
    for (const { succeeded } of samples) expect(succeeded).toBeGreaterThan(10);
    expect(perSecond).toBeGreaterThan(10);
    expect(p50).toBeGreaterThan(0);
    expect(p99).toBeGreaterThanOrEqual(p50);
  }
});

test("each kind gets its own answer, and the server ends", async () => {
  const server = bare(answers());
  const running = await runServer(server);
  const client = connect(running.url, {});
  expect((await client.get(server.single)).body.toString()).toBe('{"id":1}');
  expect((await client.get(server.list)).body.toString()).toBe('{"objects":[{"id":1}]}');
  client.close();
  expect(running.startTime).toBeGreaterThan(0);
  await running.close();
  expect(() => process.kill(running.pid, 0)).toThrow("ESRCH");
});

test("a disturbed measurement is repeated, and the least disturbed one counts", async () => {
  const sample = (othersCpu: number | undefined) => ({ othersCpu }) as Sample;
  const measure = (...shares: (number | undefined)[]) => {
    let made = 0;
    return { run: async () => sample(shares[made++]), made: () => made };
  };
  const [quiet, settling, busy, unknown] = [
    measure(0.1),
    measure(0.9, 0.02),
    measure(0.9, 0.5, 0.7, 0),
    measure(undefined),
  ];
  expect(await leastDisturbed(3, quiet.run)).toEqual(sample(0.1));
  expect(await leastDisturbed(3, settling.run)).toEqual(sample(0.02));
  expect(await leastDisturbed(3, busy.run)).toEqual(sample(0.5));
  expect(await leastDisturbed(3, unknown.run)).toEqual(sample(undefined));
  expect([quiet, settling, busy, unknown].map(({ made }) => made())).toEqual([1, 2, 3, 1]);
});

test("answers that are not 200 do not count as answers", async () => {
  const server = { ...bare(answers()), name: "a server that refuses" };
  const refusing = `require("node:http").createServer((q, s) => {
    s.writeHead(q.url === "/up" ? 200 : 401).end();
  }).listen(Number(process.argv[1]), "127.0.0.1")`;
  const refused = { ...server, args: (port: number) => ["-e", refusing, `${port}`], single: "/up" };
  await using running = await runServer(refused);
  const result = await load({ url: `${running.url}/users`, headers: {}, connections: 1, duration: 0.1 });
  expect(result.succeeded).toBe(0);
  expect(result.failed).toBeGreaterThan(0);
  await expect(
    measureRequests([{ ...refused, single: "/up", list: "/users" }], {
      rounds: 1,
      duration: 0.1,
      warmup: 0.1,
      connections: 1,
      attempts: 1,
    }),
  ).rejects.toThrow(/^a server that refuses answered 0 requests to \/users with 200 and failed at \d+$/);
});

test("a server that does not come up says what it printed", async () => {
  const broken = {
    ...bare(answers()),
    name: "broken",
    args: () => ["-e", "console.log('no port'); process.exit(3)"],
  };
  await expect(runServer(broken)).rejects.toThrow(
    /^broken did not start: it ended with exit code 3\nno port$/,
  );
});
