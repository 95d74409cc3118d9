import { routes } from "@minapp-users/spec-check";
import { expect, test } from "vitest";
import { type Profile, profileFilters } from "../../src/verify/v1-profiles.ts";

test("every filter of the list of profiles has a case", () => {
  const route = routes.find(({ operation }) => operation.operationId === "listUserProfilesV1");
  const inQuery = route?.parameters.filter((it) => it.in === "query").map(({ name }) => name) ?? [];
  const others = ["user_id", "order_by", "limit", "offset"];
  expect([...Object.keys(profileFilters), ...others].toSorted()).toEqual(inQuery.toSorted());
});

const profile: Profile = {
  id: 1,
  user_id: 2,
  created_at: 3,
  gender: 1,
  nickname: "你好",
  openid: "o",
  unionid: "u",
  user_group: [258],
};

test.each(Object.entries(profileFilters))("what %s is sent fits, or does not", (_name, filter) => {
  expect(filter.lets(profile, filter.fitting(profile) as never)).toBe(true);
  expect(filter.lets(profile, filter.unfitting(profile) as never)).toBe(false);
});
