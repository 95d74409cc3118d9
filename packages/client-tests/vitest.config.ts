import { defineConfig } from "vitest/config";

// The time is for a machine that is busy: only a hang fails.
const patient = { testTimeout: 120_000, hookTimeout: 120_000 };

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "packed",
          include: ["test/package/**/*.test.ts", "test/runtimes/**/*.test.ts"],
          globalSetup: "test/packed/setup.ts",
          ...patient,
        },
      },
      { test: { name: "emulator", include: ["test/emulator/**/*.test.ts"], ...patient } },
      {
        test: {
          name: "example",
          include: ["test/example/**/*.test.ts"],
          testTimeout: 300_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
