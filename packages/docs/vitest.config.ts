import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    globalSetup: "test/chromium.ts",
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // What a page shows, it shows as soon as it can. The time is for a machine that is busy.
    expect: { poll: { timeout: 10_000 } },
  },
});
