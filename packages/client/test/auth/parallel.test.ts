import fc from "fast-check";
import { expect, test } from "vitest";
import { keepToken } from "../../src/auth/keep-token.ts";
import type { StoredToken } from "../../src/auth/token-store.ts";

/** What happens: calls, with the token of one of the calls before as rejected, and the passing of time. */
const events = fc.array(
  fc.oneof(
    { weight: 5, arbitrary: fc.record({ call: fc.constant(true), rejects: fc.option(fc.nat({ max: 2 })) }) },
    { weight: 3, arbitrary: fc.record({ wait: fc.integer({ min: 1, max: 150 }) }) },
    { weight: 1, arbitrary: fc.record({ anotherProcess: fc.constant(true) }) },
  ),
  { maxLength: 40, size: "max" },
);

test("parallel calls never make two exchanges at a time, nor more than one each", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.scheduler(),
      events,
      fc.infiniteStream(fc.nat({ max: 2 })),
      async (scheduler, story, luck) => {
        let time = 1000;
        let pairs = 0;
        let inFlight = 0;
        let exchanges = 0;
        let stored: StoredToken | undefined;
        const refreshed: string[] = [];
        // Not by expect: what is thrown in there is taken for a failure of the API.
        let most = 0;
        const next = () => {
          const n = ++pairs;
          return { access_token: `a${n}`, refresh_token: `r${n}`, expires_at: time + 100 };
        };
        const step = async (what: string) => {
          most = Math.max(most, ++inFlight);
          await scheduler.schedule(Promise.resolve(), what);
          inFlight--;
          if (luck.next().value === 0) throw new Error(what);
        };
        const token = keepToken({
          now: () => time,
          load: async () => {
            await step("load");
            return stored;
          },
          save: async (it) => {
            await step("save");
            stored = it;
          },
          create: async () => {
            exchanges++;
            await step("create");
            return next();
          },
          refresh: async (refreshToken) => {
            refreshed.push(refreshToken);
            await step("refresh");
            return next();
          },
        });
        const seen: string[] = [];
        const calls: Promise<unknown>[] = [];
        const play = story.map((event) => ({
          label: JSON.stringify(event),
          builder: async () => {
            if ("wait" in event) time += event.wait;
            else if ("anotherProcess" in event) stored = next();
            else {
              const rejected = event.rejects === null ? undefined : seen.at(-1 - event.rejects);
              calls.push(
                token(rejected)
                  .then((it) => seen.push(it))
                  .catch(() => {}),
              );
            }
          },
        }));
        const { task } = scheduler.scheduleSequence(play);
        await scheduler.waitFor(task);
        await scheduler.waitFor(Promise.all(calls));
        expect(inFlight).toBe(0);
        expect(most).toBeLessThanOrEqual(1);
        expect(new Set(refreshed).size).toBe(refreshed.length); // each is sent once
        expect(exchanges).toBeLessThanOrEqual(calls.length);
        expect(seen.every((it) => /^a\d+$/.test(it))).toBe(true);
      },
    ),
    { numRuns: 500 },
  );
});

test("a burst of calls that reject the same token makes one exchange, whatever the order", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.scheduler(),
      fc.array(fc.boolean(), { minLength: 1, maxLength: 12 }),
      async (scheduler, burst) => {
        let exchanges = 0;
        let pairs = 0;
        const exchange = async () => {
          exchanges++;
          await scheduler.schedule(Promise.resolve());
          const n = ++pairs;
          return { access_token: `a${n}`, refresh_token: `r${n}`, expires_at: 1000 };
        };
        const token = keepToken({
          now: () => 0,
          load: () =>
            scheduler.schedule(Promise.resolve({ access_token: "a0", refresh_token: "r0", expires_at: 999 })),
          save: async () => void (await scheduler.schedule(Promise.resolve())),
          create: exchange,
          refresh: exchange,
        });
        const given: string[] = [];
        const calls: Promise<void>[] = [];
        const play = burst.map((rejects) => async () => {
          calls.push(token(rejects ? "a0" : undefined).then((it) => void given.push(rejects ? it : "any")));
        });
        await scheduler.waitFor(scheduler.scheduleSequence(play).task);
        await scheduler.waitFor(Promise.all(calls));
        expect(exchanges).toBe(burst.includes(true) ? 1 : 0);
        expect(given.filter((it) => it !== "any").every((it) => it === "a1")).toBe(true);
      },
    ),
    { numRuns: 500 },
  );
});
