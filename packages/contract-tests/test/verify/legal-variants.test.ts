import { startEmulator } from "@minapp-users/emulator";
import { expect, onTestFinished, test } from "vitest";
import { type Quirks, quirks } from "../../../emulator/src/quirks.ts";
import { runVerify } from "../../src/verify/run-verify.ts";

// Where the sources of the API contradict each other or are silent, every choice is right: nothing may be called a fault.
const others = Object.fromEntries(Object.entries(quirks).map(([name, [, other]]) => [name, other])) as Quirks;
const one = Object.entries(others).map(([name, value]) => ({
  title: `${name}=${value}`,
  chosen: { [name]: value },
}));
/** Each by itself takes more than a minute: `LEGAL_VARIANTS=each` runs them. */
const variants =
  process.env.LEGAL_VARIANTS === "each" ? one : [{ title: "all other choices at once", chosen: others }];

test.each(variants)("$title", async ({ chosen }) => {
  const emulator = await startEmulator({ seed: 1200, quirks: chosen });
  onTestFinished(() => emulator.close());
  const { cases, atFault, ok } = await runVerify({ baseUrl: emulator.url });
  expect(cases.filter(({ state }) => state !== "passed")).toEqual([]);
  expect({ atFault, ok }).toEqual({ atFault: [], ok: true });
});
