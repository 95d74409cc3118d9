import { expect, test } from "vitest";
import { runStories } from "./run-stories.ts";
import { stories } from "./stories.ts";
import { startStoryProvider, storyInputs } from "./story-provider.ts";
import { passingUsers } from "./story-users.ts";

test("without the id of a test environment, no story gets on, and none gets into production", async () => {
  await using emulator = await startStoryProvider();
  const { environmentId: _, ...inputs } = await storyInputs(emulator);
  const before = emulator.users.all();
  emulator.clearRequests();
  const { attempts, exitCode } = await runStories(emulator, inputs);
  expect(Object.keys(attempts)).toEqual(stories.map(({ workflowId }) => workflowId));
  expect(Object.values(attempts).every((steps) => steps.at(-1)?.passed === false)).toBe(true);
  const withUsers = emulator.requests.filter(({ path }) => path.startsWith("/oserve/"));
  // Respect writes "undefined" for what it was not given.
  expect(new Set(withUsers.map(({ environment }) => environment))).toEqual(new Set(["undefined"]));
  expect(emulator.users.all()).toEqual(before);
  expect(exitCode).toBe(1);
});

test.each([
  ["more users match than expected", { atMost: passingUsers - 1 }, 0],
  ["too few match for a job", {}, passingUsers - 1000],
])("%s: they are counted, and nothing is changed", async (_, other, fewer) => {
  await using emulator = await startStoryProvider();
  const inputs = { ...(await storyInputs(emulator)), ...other };
  if (fewer > 0) {
    const body = {
      meta: { limit: 1, offset: 0, next: "/", previous: null, total_count: passingUsers - fewer },
      objects: [],
    };
    emulator.faults.add({ operationId: "listUsers", status: 200, body });
  }
  emulator.clearRequests();
  const { exitCode } = await runStories(emulator, inputs, { story: "followJob" });
  expect(emulator.requests.map(({ operationId }) => operationId)).toEqual(["listUsers"]);
  expect(exitCode).toBe(1);
});
