import sql, { join, type Sql } from "sql-template-tag";
import { Refusal } from "../refusal.ts";
import { columnValue } from "../store/row-path.ts";
import type { StoredUser } from "../store/user-table.ts";
import { joinConditions } from "../where/join-conditions.ts";
import type { Answer, Call } from "./call.ts";
import { listPage } from "./list.ts";

export function listUserProfilesV1(call: Call): Answer {
  const { query, users, emulation } = call;
  const condition = joinConditions(
    Object.entries(query).flatMap(([name, value]) => filters[name]?.(value) ?? []),
    "AND",
  );
  if (query.user_id !== undefined && emulation.quirks.v1_user_id === "profile") {
    const found = users.find(condition);
    if (found) return { body: showProfile(found) };
  }
  return listPage(call, { condition }, { withCount: true, show: showProfile });
}

export function getUserProfileV1({ params, users, emulation }: Call): Answer {
  const id = params.profile_id as number;
  const byUser = emulation.quirks.v1_profile_id === "user";
  const found = users.find(byUser ? sql`id = ${id}` : sql`profile_id = ${id}`);
  if (!found) throw new Refusal(404, "Not found.");
  return { body: showProfile(found) };
}

/** The filters of v1, which are named as in Django. */
const filters: Readonly<Record<string, (value: unknown) => Sql>> = {
  created_at__gte: (value) => sql`${columnValue("created_at")} >= ${value}`,
  created_at__lte: (value) => sql`${columnValue("created_at")} <= ${value}`,
  gender: (value) => sql`${columnValue("gender")} = ${value}`,
  group__in: (value) => {
    const ids = value as number[];
    return ids.length === 0
      ? sql`0`
      : sql`EXISTS (SELECT 1 FROM json_each(groups) WHERE value IN (${join(ids)}))`;
  },
  nickname: (value) => sql`${columnValue("nickname")} = ${value}`,
  nickname__contains: (value) => sql`instr(${columnValue("nickname")}, ${value}) > 0`,
  openid: (value) => sql`${columnValue("openid")} = ${value}`,
  unionid: (value) => sql`${columnValue("unionid")} = ${value}`,
  user_id: (value) => sql`id = ${value}`,
};

/** What v1 shows of a user, next to the ids and the groups. */
const shown = [
  "avatar",
  "city",
  "country",
  "created_at",
  "gender",
  "nickname",
  "openid",
  "unionid",
  "province",
];

function showProfile({ id, row, profile_id, groups }: StoredUser): string {
  const user = JSON.parse(row);
  const columns = shown.filter((name) => user[name] !== undefined).map((name) => [name, user[name]]);
  return JSON.stringify({
    ...Object.fromEntries(columns),
    id: profile_id,
    user_group: JSON.parse(groups),
    user_id: id,
  });
}
