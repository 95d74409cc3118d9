import type { Fault } from "@minapp-users/emulator";
import { beforeAll, describe, expect, test } from "vitest";
import type { Attempt } from "./read-report.ts";
import { runSideBySide } from "./run-side-by-side.ts";
import { type StoryName, stories } from "./stories.ts";
import { startStoryProvider, storyInputs } from "./story-provider.ts";
import { bystander, passingUsers, person, springUsers } from "./story-users.ts";

// A provider that does something wrong, and the step that must notice. The answers are all of the right shape: it is the
// criteria of the stories that are tried here, not the schemas.
interface Case {
  fault: string;
  story: StoryName;
  faults: Fault[];
  step: string;
  unmet: string;
}

const allUsers = springUsers + passingUsers + 2;
const at = { created_at: person.created_at, updated_at: 1_800_000_000 };
const listMeta = { limit: 20, offset: 0, next: null, previous: null };
const job = { id: 1, schema_id: 1, schema_name: "_userprofile", operation: "update", ...at };
const account = { username: "pretty_girl", email: "person.of.stories@example.com", email_verified: false };
const profile = { id: person._profile_id, user_id: person.id, created_at: person.created_at };

const answer = (operationId: string, body: object, skip = 0): Fault => ({
  operationId,
  skip,
  status: 200,
  body,
});

const cases: Case[] = [
  {
    fault: "a code is not taken",
    story: "getTokenAndListUsers",
    faults: [{ operationId: "createAccessToken", status: 400 }],
    step: "createToken",
    unmet: "$statusCode == 200",
  },
  {
    fault: "more users than asked for",
    story: "getTokenAndListUsers",
    faults: [
      answer("listUsers", {
        meta: { ...listMeta, total_count: allUsers },
        objects: Array.from({ length: 21 }, (_, index) => ({ id: index + 1, ...at })),
      }),
    ],
    step: "listFirstPage",
    unmet: "$[?count($..objects[*]) <= 20]",
  },
  {
    fault: "the second page is the first one again",
    story: "getTokenAndListUsers",
    faults: [
      answer(
        "listUsers",
        {
          meta: { ...listMeta, offset: 20, previous: "/", total_count: allUsers },
          objects: [{ id: bystander.id, ...at }],
        },
        1,
      ),
    ],
    step: "listSecondPage",
    unmet: "$[?count($..objects[?@.id == {$steps.listFirstPage.outputs.firstUserId}]) == 0]",
  },
  {
    fault: "the new token is not good",
    story: "getTokenAndListUsers",
    faults: [{ operationId: "listUsers", skip: 2, expireTokens: true }],
    step: "countWithNewToken",
    unmet: "$statusCode == 200",
  },
  {
    fault: "the old token is good for longer",
    story: "getTokenAndListUsers",
    faults: [answer("listUsers", { meta: { ...listMeta, limit: 1 }, objects: [] }, 3)],
    step: "oldTokenIsRefused",
    unmet: "$statusCode == 401",
  },
  {
    fault: "two users match",
    story: "findAndUpdateUser",
    faults: [
      answer("listUsers", {
        meta: { ...listMeta, limit: 2, total_count: 2 },
        objects: [
          { id: person.id, ...at },
          { id: 1, ...at },
        ],
      }),
    ],
    step: "findUser",
    unmet: "$response.body#/meta/total_count == 1",
  },
  {
    fault: "the wrong user",
    story: "findAndUpdateUser",
    faults: [answer("getUser", { id: 1, ...at, score: 3 })],
    step: "readUser",
    unmet: "$response.body#/id == $steps.findUser.outputs.userId",
  },
  {
    fault: "nothing is added, and something is appended twice",
    story: "findAndUpdateUser",
    faults: [
      answer("updateUser", {
        id: person.id,
        ...at,
        test: "found",
        score: person.score,
        tags: ["vip", "vip"],
      }),
    ],
    step: "changeUser",
    unmet: "$response.body#/score > $steps.readUser.outputs.score",
  },
  {
    fault: "an old state is read",
    story: "findAndUpdateUser",
    faults: [answer("getUser", { id: person.id, ...at, test: "written", score: person.score }, 1)],
    step: "readAgain",
    unmet: "$response.body#/test == 'found'",
  },
  {
    fault: "all users are said to be updated, and are not",
    story: "bulkUpdateWithFailures",
    faults: [
      answer("bulkUpdateUsers", {
        succeed: springUsers,
        total_count: springUsers,
        offset: 0,
        limit: 1000,
        next: null,
      }),
    ],
    step: "countUpdated",
    unmet: "$response.body#/meta/total_count == $steps.addPoints.outputs.succeeded",
  },
  {
    fault: "the list of results and their number disagree",
    story: "bulkUpdateWithFailures",
    faults: [
      answer("bulkUpdateUsers", {
        operation_result: [{ success: { id: person.id, updated_at: at.updated_at } }],
        succeed: 2,
        total_count: springUsers,
        offset: 0,
        limit: 1000,
        next: null,
      }),
    ],
    step: "addPoints",
    unmet: "$[?!$..operation_result || count($..operation_result[?@.success]) == {$response.body#/succeed}]",
  },
  {
    fault: "a filter for null finds somebody with a value",
    story: "bulkUpdateWithFailures",
    faults: [
      answer(
        "listUsers",
        { meta: { ...listMeta, limit: 1000, total_count: 1 }, objects: [{ id: person.id, ...at, score: 5 }] },
        2,
      ),
    ],
    step: "findFailed",
    unmet: "$[?count($..objects[?@.score >= 0]) == 0]",
  },
  {
    fault: "users fail for another reason",
    story: "bulkUpdateWithFailures",
    faults: [{ operationId: "bulkUpdateUsers", failRows: 8 }],
    step: "countAll",
    unmet: "$response.body#/meta/total_count == $steps.countUsers.outputs.totalCount",
  },
  {
    fault: "no job is started",
    story: "followJob",
    faults: [answer("bulkUpdateUsers", { succeed: 20, offset: 0, limit: 20, next: "/" })],
    step: "startJob",
    unmet: "$response.body#/operation_id > 0",
  },
  {
    fault: "the job cannot be looked at",
    story: "followJob",
    faults: [{ operationId: "getBulkOperation", status: 500, count: 3 }],
    step: "awaitJob",
    unmet: "$statusCode == 200",
  },
  {
    fault: "the state of another job",
    story: "followJob",
    faults: [
      answer("getBulkOperation", {
        ...job,
        id: 2,
        status: "success",
        matched_count: passingUsers,
        modified_count: passingUsers,
      }),
    ],
    step: "awaitJob",
    unmet: "$response.body#/id == $steps.startJob.outputs.operationId",
  },
  {
    fault: "the job changes fewer users than match",
    story: "followJob",
    faults: [{ operationId: "bulkUpdateUsers", failRows: 5 }],
    step: "awaitJob",
    unmet: "$response.body#/modified_count == $response.body#/matched_count",
  },
  {
    fault: "the wrong username",
    story: "changeAccount",
    faults: [answer("updateUserAccount", { ...account, username: "somebody" })],
    step: "setUsername",
    unmet: "$response.body#/username == $inputs.username",
  },
  {
    fault: "a new phone counts as verified",
    story: "changeAccount",
    faults: [answer("updateUserAccount", { ...account, phone: "13900139000", phone_verified: true }, 1)],
    step: "setContacts",
    unmet: "$[?!$..phone_verified || value($..phone_verified) == false]",
  },
  {
    fault: "the phone is another one",
    story: "changeAccount",
    faults: [answer("updateUserAccount", { ...account, phone: "13900139001", phone_verified: false }, 1)],
    step: "setContacts",
    unmet: "$[?!$..phone || value($..phone) == {$inputs.phone}]",
  },
  {
    fault: "the phone is not cleared",
    story: "changeAccount",
    faults: [answer("updateUserAccount", account, 3)],
    step: "readAccount",
    unmet: "$[?!$.._phone || value($.._phone) == null]",
  },
  {
    fault: "the profile of somebody else",
    story: "migrateUserProfile",
    faults: [answer("getUserProfileV1", { ...profile, id: 1 })],
    step: "getProfile",
    unmet: "$response.body#/id == $inputs.profileId",
  },
  {
    fault: "a list of profiles of somebody else",
    story: "migrateUserProfile",
    faults: [answer("listUserProfilesV1", { meta: listMeta, objects: [{ ...profile, user_id: 1 }] })],
    step: "listProfiles",
    unmet: "$[?value($..user_id) == {$steps.getProfile.outputs.userId}]",
  },
  {
    fault: "no number of users, though asked for",
    story: "migrateUserInfo",
    faults: [answer("listUsers", { meta: listMeta, objects: [{ id: bystander.id, ...at }] })],
    step: "listAfter",
    unmet: "$response.body#/meta/total_count == $steps.listBefore.outputs.totalCount",
  },
  {
    fault: "another column is lost in an update",
    story: "migrateUserInfo",
    faults: [answer("updateUser", { id: person.id, ...at, test: "after", score: 0 })],
    step: "updateAfter",
    unmet: "$response.body#/score == $steps.readBefore.outputs.score",
  },
];

describe("a story stops where the provider is wrong", () => {
  let attempts: Attempt[][];

  beforeAll(async () => {
    await using emulators = new AsyncDisposableStack();
    const runs = [];
    for (const { story, faults } of cases) {
      const emulator = emulators.use(await startStoryProvider());
      const inputs = await storyInputs(emulator);
      for (const fault of faults) emulator.faults.add(fault);
      runs.push({ story, emulator, inputs });
    }
    attempts = await runSideBySide(runs);
  });

  test.each(cases.map((it, index) => ({ ...it, index })))(
    "$story: $fault",
    ({ story, step, unmet, index }) => {
      // A job that was still running is asked for again; that is no failure.
      const done = (attempts[index] ?? []).filter(({ retriesLeft }) => retriesLeft === undefined);
      const steps =
        stories.find(({ workflowId }) => workflowId === story)?.steps.map(({ stepId }) => stepId) ?? [];
      expect(done.map(({ stepId }) => stepId)).toEqual(steps.slice(0, steps.indexOf(step) + 1));
      expect(done.slice(0, -1).every(({ passed }) => passed)).toBe(true);
      expect(done.at(-1)?.passed).toBe(false);
      expect(done.at(-1)?.unmet).toContain(unmet);
    },
  );
});

test("each story has a provider that it must not pass", () => {
  const tried = new Set(cases.map(({ story }) => story));
  expect([...tried]).toEqual(stories.map(({ workflowId }) => workflowId));
});
