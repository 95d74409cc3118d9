import { checkJson, showName } from "@minapp-users/spec-check";
import { hashPassword } from "../auth/password.ts";
import type { Column, Columns } from "../columns/column.ts";
import { toColumnValue } from "../columns/column-value.ts";
import type { NewUser } from "../store/user-table.ts";
import type { Row } from "../update/apply-changes.ts";
import { loginKeys } from "../update/login.ts";

/**
 * A user to begin with: the columns as the API shows them, and what it does not show. All can be left out.
 *
 * @example { id: 70695404, nickname: "Tom", score: 3, _group: [258], _password: "correct-horse" }
 */
export interface SeedUser {
  /** Unix seconds. */
  created_at?: number;
  updated_at?: number;
  id?: number;
  /** The ids of the groups of the user. */
  _group?: readonly number[];
  /** The `id` of v1. */
  _profile_id?: number;
  /** What the user logs in with; kept as a salted hash. */
  _password?: string;
  readonly [column: string]: unknown;
}

/** The numbers that are given to users without. */
export interface Numbers {
  id: number;
  profile_id: number;
  /** Unix seconds. */
  time: number;
}

/**
 * A user as it is kept.
 *
 * @param place - such as `user 3 of the seed`
 * @throws Error in one sentence for a column that does not exist, or a value that does not fit
 */
export async function toNewUser(
  seed: SeedUser,
  columns: Columns,
  numbers: Numbers,
  place: string,
): Promise<NewUser> {
  if (typeof seed !== "object" || seed === null || Array.isArray(seed))
    throw new Error(`${place} must be an object`);
  const { _group = [], _profile_id = numbers.profile_id, _password, ...given } = seed;
  const id = readId(given.id ?? numbers.id, `the id of ${place}`);
  const { created_at = numbers.time } = given;
  const row: Row = {};
  for (const [name, value] of Object.entries({
    ...given,
    id,
    created_at,
    created_by: "created_by" in given ? given.created_by : id, // undefined for a user without
    updated_at: given.updated_at ?? created_at,
  })) {
    const column = columns.get(name);
    if (!column) throw new Error(`${place} has a column "${showName(name)}" that the schema does not have`);
    const kept = value === undefined ? null : toColumnValue(column, value);
    if (kept === undefined) throw new Error(whyNot(column, value, place));
    if (value !== undefined) row[name] = kept;
  }
  if (!Array.isArray(_group) || !_group.every(Number.isSafeInteger)) {
    throw new Error(`_group of ${place} must be an array of ids`);
  }
  return {
    id,
    row: JSON.stringify(row),
    profile_id: readId(_profile_id, `_profile_id of ${place}`),
    groups: JSON.stringify(_group),
    ...loginKeys(row),
    password: _password === undefined ? null : await hashPassword(_password),
  };
}

function whyNot({ name, type, schema }: Column, value: unknown, place: string): string {
  const problem = schema && checkJson(schema, value, `${name} of ${place}`);
  return problem ?? `${name} of ${place} must be of the type ${type}`;
}

function readId(value: unknown, place: string): number {
  if (!Number.isSafeInteger(value) || (value as number) < 1)
    throw new Error(`${place} must be a positive integer`);
  return value as number;
}
