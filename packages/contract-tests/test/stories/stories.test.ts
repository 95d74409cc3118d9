import { type Emulator, startEmulator } from "@minapp-users/emulator";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runStories, type StoryRun } from "./run-stories.ts";
import { stories } from "./stories.ts";
import { privateInputs, startStoryProvider, storyInputs } from "./story-provider.ts";
import { environmentId, passingUsers, person, springUsers, storyUsers } from "./story-users.ts";

const env = { env: environmentId };

describe("all stories, one after the other", () => {
  let emulator: Emulator;
  let run: StoryRun;

  beforeAll(async () => {
    emulator = await startStoryProvider();
    // The job is not done when it is asked for the first time.
    const started = { schema_id: 1, schema_name: "_userprofile", operation: "update", status: "pending" };
    const times = { created_at: 1571047763, updated_at: 1571047763 };
    const body = { id: 1, ...started, ...times };
    emulator.faults.add({ operationId: "getBulkOperation", status: 200, body });
    const inputs = await storyInputs(emulator);
    emulator.clearRequests();
    run = await runStories(emulator, inputs);
  });
  afterAll(() => emulator.close());

  test("every step of every story ran and passed", () => {
    const done = Object.entries(run.attempts).map(([workflowId, attempts]) => ({
      workflowId,
      steps: attempts.filter(({ retriesLeft }) => retriesLeft === undefined),
    }));
    expect(done).toEqual(
      stories.map(({ workflowId, steps }) => ({
        workflowId,
        steps: steps.map(({ stepId }) => ({ stepId, passed: true, unmet: [] })),
      })),
    );
    expect(run.exitCode).toBe(0);
  });

  test("a job that is pending is asked for again", () => {
    const attempts = run.attempts.followJob?.filter(({ stepId }) => stepId === "awaitJob");
    expect(attempts?.length).toBeGreaterThanOrEqual(2); // more on a machine that is busy
    expect(attempts?.at(-1)?.passed).toBe(true);
    expect(attempts?.[0]?.unmet).toContain("$response.body#/status == 'success'");
  });

  test("each request is the one of its step", () => {
    const expected = stories.flatMap(({ steps }) => steps.map(({ operationId }) => operationId));
    const met = emulator.requests.map(({ operationId }) => operationId);
    const isRetry = (index: number) => met[index] === "getBulkOperation" && met[index - 1] === met[index];
    expect(met.filter((_, index) => !isRetry(index))).toEqual(expected);
  });

  test("what the stories promise is done, in the test environment", async () => {
    const users = emulator.users.all(env);
    expect(users.filter(({ test, score }) => test === "spring" && Number(score) >= 10)).toHaveLength(
      springUsers,
    );
    expect(users.filter(({ test }) => test === "passed")).toHaveLength(passingUsers);
    expect(emulator.users.read(person.id, env)).toMatchObject({
      test: "after",
      score: person.score + 1,
      tags: ["vip"],
      _username: "pretty_girl",
      _email: privateInputs.email,
      _phone: null,
    });
    expect(await emulator.users.checkPassword(person.id, privateInputs.newPassword, env)).toBe(true);
  });

  test("nobody in production is changed", async () => {
    await using untouched = await startEmulator({ seed: storyUsers });
    const withoutTimes = ({ users }: Emulator) =>
      users.all().map(({ updated_at, ...user }) => ({ ...user, changed: updated_at > user.created_at }));
    expect(withoutTimes(emulator)).toEqual(withoutTimes(untouched));
  });

  test("takes a few seconds, one of which is the pause before the job is asked for again", () => {
    expect(run.milliseconds).toBeLessThan(30_000); // the time is for a machine that is busy
  });
});

// All quirks but v1_profile_id: that profiles are read by their own id is assumed, and the story says so.
test("the stories pass whichever way a provider reads the documentation", async () => {
  await using emulator = await startStoryProvider({
    bulk_operation_result: "absent",
    bulk_success_id: "string",
    bulk_default_limit: "1000",
    next_link: "url",
    v1_user_id: "list",
    email_change: "kept",
    exists: "non_empty",
    range_end: "included",
    type_conflict: "drop",
    unknown_columns: "drop",
    unsortable: "more",
    unknown_parameters: "ignore",
    where_unknown_columns: "missing",
    writable_built_ins: "profile",
    list_limit_above_1000: "lower",
    bulk_limit_above_1000: "all",
  });
  const run = await runStories(emulator, await storyInputs(emulator));
  const last = Object.values(run.attempts)
    .flat()
    .filter(({ retriesLeft }) => !retriesLeft);
  expect(last.filter(({ passed }) => !passed)).toEqual([]);
  expect(last).toHaveLength(stories.flatMap(({ steps }) => steps).length);
  expect(run.exitCode).toBe(0);
});

test("a bulk update without failures ends its story", async () => {
  await using emulator = await startStoryProvider();
  const inputs = await storyInputs(emulator);
  const story = "bulkUpdateWithFailures";
  await runStories(emulator, inputs, { story }); // now nobody is without a score
  const { attempts, exitCode } = await runStories(emulator, inputs, { story });
  expect(attempts[story]?.map(({ stepId }) => stepId)).toEqual(["countUsers", "addPoints", "countUpdated"]);
  expect(exitCode).toBe(0);
});
