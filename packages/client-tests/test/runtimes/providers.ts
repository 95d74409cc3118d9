import { startMock } from "@minapp-users/contract-tests";
import { startEmulator } from "@minapp-users/emulator";
import { startFaults } from "./faults.ts";
import type { Settings } from "./smoke/smoke.js";

/** The servers that the smoke suite talks to. */
export interface Providers extends AsyncDisposable {
  settings: Settings;
}

/** Starts the mock, the server of faults and the emulator on free ports of 127.0.0.1. `await using` closes them. */
export async function startProviders(): Promise<Providers> {
  const [mock, faults, emulator] = await Promise.all([startMock(), startFaults(), startEmulator()]);
  const { url, token } = mock;
  const { clientId, clientSecret } = emulator;
  return {
    settings: {
      url,
      token,
      faults: faults.url,
      emulator: { url: emulator.url, clientId, clientSecret },
      browser: false,
    },
    [Symbol.asyncDispose]: async () => {
      await Promise.all([mock.close(), faults[Symbol.asyncDispose](), emulator.close()]);
    },
  };
}
