import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const folder = fileURLToPath(new URL("..", import.meta.url));
const cli = createRequire(import.meta.url).resolve("@redocly/cli/bin/cli.js");
const redocly = (...args: string[]) =>
  JSON.parse(
    execFileSync(process.execPath, [cli, ...args, "users", "--config=../redocly.yaml", "--format=json"], {
      cwd: folder,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    }),
  );

test("redocly lint finds nothing", () => {
  expect(redocly("lint").totals).toEqual({ errors: 0, warnings: 0, ignored: 0 });
});

interface Score {
  agentReadiness: number;
  operationScores: Record<string, { agentReadiness: number; subscores: Record<string, number> }>;
}

test("redocly score: what a description can do is done, for every operation", () => {
  const score: Score = redocly("score");
  const operations = Object.entries(score.operationScores);
  expect(operations).toHaveLength(13);
  // What is lost is the API's own: it counts parameters, nesting and unions, and bounds that nobody documents.
  expect(score.agentReadiness).toBeGreaterThan(85);
  for (const [name, { agentReadiness, subscores }] of operations) {
    expect(agentReadiness, name).toBeGreaterThan(70);
    expect(subscores, name).toMatchObject({
      documentationQuality: 1,
      exampleCoverage: 1,
      errorClarity: 1,
      identifierClarity: 1,
    });
  }
});
