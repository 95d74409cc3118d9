import type { components, operations } from "@minapp-users/client";
import { ContractViolation, demand } from "./contract-violation.ts";
import type { Row } from "./provider.ts";
import type { Send } from "./send.ts";

export type Profile = components["schemas"]["UserProfileV1"];
export type ProfilePage = components["schemas"]["UserProfileListV1"];
type Query = NonNullable<operations["listUserProfilesV1"]["parameters"]["query"]>;

/** The filters of the list of profiles, without `user_id`, whose answer has two forms. */
export type ProfileFilter = Exclude<keyof Query, "order_by" | "limit" | "offset" | "user_id">;

/** For each filter, what it is sent for a user, and which profiles it lets through. */
export const profileFilters: Readonly<
  Record<
    ProfileFilter,
    {
      /** A value that lets this profile through; undefined when it has none. */
      fitting: (profile: Profile) => unknown;
      /** A value that does not, as near as possible. */
      unfitting: (profile: Profile) => unknown;
      lets: (profile: Profile, value: never) => boolean;
    }
  >
> = {
  created_at__gte: {
    fitting: ({ created_at }) => created_at,
    unfitting: ({ created_at }) => created_at + 1,
    lets: ({ created_at }, value: number) => created_at >= value,
  },
  created_at__lte: {
    fitting: ({ created_at }) => created_at,
    unfitting: ({ created_at }) => created_at - 1,
    lets: ({ created_at }, value: number) => created_at <= value,
  },
  gender: {
    fitting: ({ gender }) => gender,
    unfitting: ({ gender }) => (gender === 1 ? 2 : 1),
    lets: ({ gender }, value: number) => gender === value,
  },
  group__in: {
    fitting: ({ user_group }) => (user_group?.length ? user_group : undefined),
    unfitting: ({ user_group = [] }) => [999_999_999, 999_999_998].filter((it) => !user_group.includes(it)),
    lets: ({ user_group = [] }, value: number[]) => value.some((it) => user_group.includes(it)),
  },
  nickname: {
    fitting: ({ nickname }) => nickname || undefined,
    unfitting: ({ nickname }) => [...(nickname ?? "")].slice(0, -1).join("") || "nobody is called this",
    lets: ({ nickname }, value: string) => nickname === value,
  },
  nickname__contains: {
    fitting: ({ nickname }) => [...(nickname ?? "")].slice(-2).join("") || undefined,
    unfitting: ({ nickname }) => `${nickname ?? ""}x`,
    lets: ({ nickname }, value: string) => nickname?.includes(value) ?? false,
  },
  openid: {
    fitting: ({ openid }) => openid || undefined,
    unfitting: ({ openid }) => `${openid ?? ""}x`,
    lets: ({ openid }, value: string) => openid === value,
  },
  unionid: {
    fitting: ({ unionid }) => unionid || undefined,
    unfitting: ({ unionid }) => `${unionid ?? ""}x`,
    lets: ({ unionid }, value: string) => unionid === value,
  },
};

/** The profile of a user, which the list answers with as one profile or as a list with one entry. */
export async function getProfile(send: Send, userId: number): Promise<Profile> {
  const { body } = await send("listUserProfilesV1", { query: { user_id: userId } });
  const found = "objects" in body ? body.objects : [body];
  const [profile, ...others] = found;
  if (!profile) throw new ContractViolation("listUserProfilesV1: user_id does not find the user");
  demand(others.length === 0, "listUserProfilesV1", "user_id finds more than one profile");
  demand(profile.user_id === userId, "listUserProfilesV1", "user_id finds the profile of another user");
  return profile;
}

/** The profiles of users. */
export async function getProfiles(send: Send, rows: readonly Row[]): Promise<Profile[]> {
  const profiles: Profile[] = [];
  for (const { id } of rows) profiles.push(await getProfile(send, id));
  return profiles;
}

/** A page of profiles, of a request without `user_id`. */
export async function getProfilePage(send: Send, query: object, link?: string): Promise<ProfilePage> {
  const request = link === undefined ? { query: toQuery(query) } : { link };
  const { body } = await send("listUserProfilesV1", request);
  if (!("objects" in body)) {
    throw new ContractViolation("listUserProfilesV1: one profile came although user_id was not asked for");
  }
  return body;
}

/** Lists are sent as the spec says: separated by commas. */
function toQuery(query: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(query).map(([name, value]) => [name, Array.isArray(value) ? value.join(",") : value]),
  );
}
