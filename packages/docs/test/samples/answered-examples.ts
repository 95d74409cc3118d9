import type { Emulator, SeedUser, UserRow } from "@minapp-users/emulator";
import { expect } from "vitest";

// biome-ignore lint/suspicious/noExplicitAny: it has any shape, and one that does not fit fails its test
type Example = any;

/** Which example of the spec the samples of a request print, and what is to be so that it is the answer. */
export interface AnsweredExample {
  operationId: string;
  /** What is special in the request: the folder in that of the operation. Empty for the first one. */
  special: string;
  /** The name of the example in the spec. */
  example: string;
  /** The users that there are. */
  users: (example: Example) => number | SeedUser[];
  /** The time, and the time after the first answer, in Unix seconds. */
  times?: (example: Example) => [number, number?];
  /** Keys whose values nobody can foresee: they are only compared by being there, as a text. */
  volatile?: readonly string[];
  /** What `client.ts` prints where that is not the answer itself. */
  client?: (example: Example) => unknown;
  /** What happens before. */
  before?: (emulator: Emulator) => Promise<void>;
  /** What must be so of the users afterwards. */
  after?: (users: readonly UserRow[]) => void;
}

const user = 70695404;

export const answeredExamples: readonly AnsweredExample[] = [
  {
    operationId: "createAuthorizationCode",
    special: "",
    example: "code",
    users: () => [],
    volatile: ["code", "access_token"],
    client: () => ({ access_token: "" }), // it goes on to the token
  },
  {
    operationId: "createAccessToken",
    special: "",
    example: "token",
    users: () => [],
    volatile: ["access_token", "refresh_token"],
    client: ({ access_token }) => ({ access_token }), // it keeps the rest, to renew it
  },
  { operationId: "listUsers", special: "", example: "filtered", users: ({ objects }) => objects },
  { operationId: "getUser", special: "", example: "user", users: (example) => [example] },
  {
    operationId: "updateUser",
    special: "",
    example: "updated",
    users: (example) => [{ ...example, test: "test", updated_at: example.updated_at - 1 }],
    times: ({ updated_at }) => [updated_at],
  },
  {
    operationId: "bulkUpdateUsers",
    special: "",
    example: "succeeded",
    users: () => [
      { id: user, test: "test", score: 1 },
      { id: user + 1, test: "another", score: 1 },
    ],
    times: ({ operation_result }) => [operation_result[0].success.updated_at],
    // It has counted the rows: `failed` has those with an error.
    client: ({ succeed, next }) => ({ succeeded: succeed, failed: [], next }),
    after: (users) => {
      expect(users.map(({ id, score }) => [id, score])).toEqual([
        [user, 11],
        [user + 1, 1],
      ]);
    },
  },
  {
    operationId: "getBulkOperation",
    special: "",
    example: "succeeded",
    users: ({ matched_count }) => matched_count,
    times: ({ created_at, updated_at }) => [created_at, updated_at],
    before: startJob,
  },
  {
    operationId: "updateUserAccount",
    special: "",
    example: "account",
    users: ({ username: _, ...others }) => {
      const login = Object.entries(others).map(([name, value]) => [`_${name}`, value]);
      return [{ id: user, _username: "before", ...Object.fromEntries(login) }];
    },
  },
  {
    operationId: "listUserProfilesV1",
    special: "",
    example: "list",
    users: ({ objects }) => [...objects.map(fromProfile), { id: user, gender: 2 }],
  },
  {
    operationId: "listUserProfilesV1",
    special: "user_id",
    example: "profile",
    users: (example) => [fromProfile(example), { id: user }],
  },
];

function fromProfile({ id, user_id, user_group, ...columns }: Example): SeedUser {
  return { ...columns, id: user_id, _profile_id: id, _group: user_group };
}

/** A bulk update of everyone that goes on in the background, to its end. */
async function startJob({ url, token, settle, clearRequests }: Emulator): Promise<void> {
  const where = encodeURIComponent(JSON.stringify({ id: { $gt: 0 } }));
  const response = await fetch(`${url}/oserve/v2.6/miniapp/user_profile/?where=${where}`, {
    method: "PUT",
    headers: { Authorization: `Bearer ${token}`, "Content-Type": "application/json" },
    body: JSON.stringify({ test: "test" }),
  });
  expect(await response.json()).toMatchObject({ operation_id: 1 });
  await settle();
  clearRequests();
}
