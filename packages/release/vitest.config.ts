import { defineConfig } from "vitest/config";

// The time is for a machine that is busy: only a hang fails.
export default defineConfig({
  test: { include: ["test/**/*.test.ts"], testTimeout: 60_000, hookTimeout: 60_000 },
});
