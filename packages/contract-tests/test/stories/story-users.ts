import type { SeedUser } from "@minapp-users/emulator";

/** The test environment that the stories work in. */
export const environmentId = "6f1c2d3e4b5a69788796";

/** The user whom most stories are about. */
export const person = {
  id: 70695404,
  _profile_id: 55019,
  openid: "o0b495agcnGojMQbCnlB9AV6OeDw",
  nickname: "你也是",
  created_at: 1_546_300_800,
  score: 3,
  test: "written",
} as const;

/** Somebody whose e-mail and phone are in the answers: the newest user, on the first page of every list. */
export const bystander = {
  id: 180889312739596,
  created_at: 1_600_000_000,
  score: 0,
  _email: "bystander.of.stories@example.com",
  _phone: "13700137000",
} as const;

export const springUsers = 12;
/** Those of them whose score is null, which cannot be added to. */
export const springUsersWithoutScore = 3;
const spring: readonly SeedUser[] = Array.from({ length: springUsers }, (_, index) => ({
  created_at: 1_546_300_900 + index,
  test: "spring",
  score: index < springUsersWithoutScore ? null : index % 5,
}));

/** More than one request can change. */
export const passingUsers = 1010;
const passing: readonly SeedUser[] = Array.from({ length: passingUsers }, (_, index) => ({
  created_at: 1_546_400_000 + index,
  test: "written",
  score: 60 + (index % 40),
}));

/** What all stories need. */
export const storyUsers: readonly SeedUser[] = [person, bystander, ...spring, ...passing];
