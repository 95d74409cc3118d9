import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    typecheck: { include: ["test/**/*.test-d.ts"] },
    testTimeout: 60_000, // for a machine that is busy: only a hang fails
    coverage: {
      include: ["src/**"],
      exclude: ["src/generated/**"],
      reporter: ["text-summary"],
      thresholds: { statements: 98 },
    },
  },
});
