import { expect, onTestFinished, test } from "vitest";
import { startMock } from "../../src/index.ts";
import { runVerify } from "../../src/verify/run-verify.ts";

async function verifyMock(stateless: boolean) {
  const mock = await startMock();
  onTestFinished(() => mock.close());
  const { cases, ...result } = await runVerify({ baseUrl: mock.url, stateless });
  const titles = (state: string) => cases.filter((it) => it.state === state).map(({ title }) => title);
  return { ...result, cases, passed: titles("passed"), failed: titles("failed"), skipped: titles("skipped") };
}

test("of the mock is asked what a provider without memory can show, and all of it holds", async () => {
  const { failed, passed, skipped, cases, ok } = await verifyMock(true);
  expect(failed).toEqual([]);
  expect(ok).toBe(true);
  expect(passed.length).toBeGreaterThan(0);
  expect(new Set(cases.filter(({ state }) => state === "skipped").map(({ message }) => message))).toEqual(
    new Set(["it needs a provider that keeps state"]),
  );
  console.log(
    `Against the mock: ${passed.length} cases passed, ${skipped.length} need a provider that keeps state`,
  );
});

test("what it is not asked is what it gets wrong", async () => {
  const { skipped } = await verifyMock(true);
  const { failed, passed } = await verifyMock(false);
  expect(skipped.filter((title) => passed.includes(title))).toEqual([]);
  expect(failed.toSorted()).toEqual(skipped.toSorted());
});
