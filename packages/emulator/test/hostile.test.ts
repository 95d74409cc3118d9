import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { attackWith } from "./hostile/attack-with.ts";
import { families } from "./hostile/families.ts";
import { Tally } from "./hostile/tally.ts";
import { startVictim, type Victim } from "./hostile/victim.ts";
import { Random } from "./oracle/random.ts";

/** Another one tries other requests of the same kinds. */
const seed = Number(process.env.HOSTILE_SEED ?? 1);

const tally = new Tally();
let victim: Victim;

beforeAll(async () => {
  victim = await startVictim();
});

describe(`hostile requests (seed ${seed}) are refused in words and in time, and change nothing:`, () => {
  test.each(families.map((family, index) => ({ ...family, index })))("$name", async (family) => {
    const problems = await attackWith(family, victim, new Random(seed * 1000 + family.index), tally);
    expect(problems.join("\n")).toBe("");
  });
});

test("they are ten thousand, and after them nothing was printed and passwords are what they were", async () => {
  console.log(`hostile requests, seed ${seed}\n${tally}`);
  expect(tally.totals.refused).toBeGreaterThanOrEqual(10_000);
  expect(victim.printed).toBe("");
  expect(await victim.hasPassword()).toBe(true);
});

test("once the emulator has met them all, more of them take no more memory", async () => {
  const { requests, used } = await victim.memory();
  expect(requests).toBe(1000);
  for (const family of families.filter(({ workers }) => workers === undefined)) {
    await attackWith({ ...family, count: 100 }, victim, new Random(seed + 500), new Tally());
  }
  const more = ((await victim.memory()).used - used) / 2 ** 20;
  expect(more).toBeLessThan(4);
});

test("and it leaves a database without any traces of them", async () => {
  expect(await victim.close()).toEqual({ environments: ["quiet", "scratch"], integrity: "ok" });
});

afterAll(() => victim.agent.destroy());
