import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { runStories } from "./run-stories.ts";
import { startStoryProvider, storyInputs } from "./story-provider.ts";

const spec = fileURLToPath(import.meta.resolve("@minapp-users/spec/minapp-users.yaml"));

// Why the first story begins with the code. The day this fails, it can begin with `createAuthorizationCode`.
test("Respect follows redirects without the cookies that were set on the way, and never gets a code", async () => {
  const folder = await mkdtemp(join(tmpdir(), "minapp-users-stories-"));
  try {
    const file = join(folder, "code.arazzo.yaml");
    await writeFile(
      file,
      `arazzo: 1.0.1
info: { title: A code, version: 0.0.0 }
sourceDescriptions: [{ name: users, url: ${JSON.stringify(spec)}, type: openapi }]
workflows:
  - workflowId: getCode
    inputs: { type: object, properties: { clientId: { type: string }, clientSecret: { type: string, format: password } } }
    steps:
      - stepId: createCode
        operationId: createAuthorizationCode
        requestBody:
          contentType: application/json
          payload: { client_id: $inputs.clientId, client_secret: $inputs.clientSecret }
        successCriteria: [{ condition: $statusCode == 200 }]
`,
    );
    await using emulator = await startStoryProvider();
    const { attempts } = await runStories(emulator, await storyInputs(emulator), { file });
    expect(attempts.getCode).toEqual([
      { stepId: "createCode", passed: false, unmet: ["$statusCode == 200"] },
    ]);
  } finally {
    await rm(folder, { recursive: true });
  }
});
