import { contract } from "../contract.ts";
import { demand } from "../contract-violation.ts";
import { getProfilePage, getProfiles, type Profile, profileFilters } from "../v1-profiles.ts";

/** Whoever was created in the same second: few, so that a page can hold them. */
const sameSecond = ({ created_at }: Profile) => ({
  created_at__gte: created_at,
  created_at__lte: created_at,
  limit: 1000,
});

for (const [name, { fitting, unfitting, lets }] of Object.entries(profileFilters)) {
  contract("listUserProfilesV1", `filters by ${name}`, async ({ send, users }) => {
    const profiles = await getProfiles(send, users.rows);
    for (const profile of profiles) {
      const query = { ...sameSecond(profile), [name]: unfitting(profile) };
      const { objects } = await getProfilePage(send, query);
      demand(
        !objects.some((it) => it.user_id === profile.user_id),
        "listUserProfilesV1",
        `the filter ${name} finds a profile that does not fit`,
      );
    }
    // Not all users have a value: others may.
    const { objects: more } = await getProfilePage(send, { limit: 100 });
    const usable = [...profiles, ...more].filter((profile) => fitting(profile) !== undefined);
    for (const profile of usable.slice(0, profiles.length)) {
      const value = fitting(profile);
      for (const query of [
        { ...sameSecond(profile), [name]: value },
        { [name]: value, limit: 5 },
      ]) {
        const { meta, objects } = await getProfilePage(send, query);
        demand(
          objects.every((it) => lets(it, value as never)),
          "listUserProfilesV1",
          `a profile on the page does not fit the filter ${name}`,
        );
        const isWhole = meta.next === null;
        demand(
          !isWhole || objects.some((it) => it.user_id === profile.user_id),
          "listUserProfilesV1",
          `the filter ${name} does not find a profile that fits`,
        );
        demand(
          !isWhole || meta.total_count === objects.length,
          "listUserProfilesV1",
          `total_count is wrong or missing with the filter ${name}`,
        );
      }
    }
  });
}

contract("listUserProfilesV1", "takes several groups in group__in", async ({ send, users, skip }) => {
  const profiles = await getProfiles(send, users.rows);
  const member = profiles.find(({ user_group = [] }) => user_group.length > 0);
  const group = member?.user_group?.[0];
  if (!member || group === undefined) skip("none of the users is in a group");
  for (const group__in of [
    [group, 999_999_999],
    [999_999_999, group],
  ]) {
    const { objects } = await getProfilePage(send, { ...sameSecond(member as Profile), group__in });
    demand(
      objects.some(({ user_id }) => user_id === member?.user_id),
      "listUserProfilesV1",
      "group__in with two groups does not find a member of one",
    );
  }
});

contract("listUserProfilesV1", "demands all filters together", async ({ send, users }) => {
  const profiles = await getProfiles(send, users.rows);
  for (const profile of profiles) {
    if (!profile.nickname || profile.gender === undefined) continue;
    const { nickname, gender } = profile;
    for (const query of [
      { nickname, gender: gender === 1 ? 2 : 1 },
      { gender, nickname: `${nickname}x` },
    ]) {
      const { objects } = await getProfilePage(send, { ...sameSecond(profile), ...query });
      demand(
        !objects.some(({ user_id }) => user_id === profile.user_id),
        "listUserProfilesV1",
        "of the filters nickname and gender only one counts",
      );
    }
  }
});
