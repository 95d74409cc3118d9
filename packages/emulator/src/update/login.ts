import { foldCase } from "../fold-case.ts";
import { Refusal } from "../refusal.ts";
import type { LoginKeys, UserTable } from "../store/user-table.ts";
import type { Row } from "./apply-changes.ts";

/** What a user logs in with, as the API names it: the column of the row, and the key by which two are the same. */
const logins = [
  { name: "username", column: "_username", key: "username_key" },
  { name: "email", column: "_email", key: "email_key" },
  { name: "phone", column: "_phone", key: "phone_key" },
] as const;

/** The columns of a row that only a change of the login writes. */
export const loginColumns: readonly string[] = [
  ...logins.map(({ column }) => column),
  "_email_verified",
  "_phone_verified",
];

/** The logins in a row in the form that is compared: case does not count in username and e-mail. */
export function loginKeys(row: Row): LoginKeys {
  const [username_key, email_key, phone_key] = logins.map(({ column }) => toKey(row[column])) as [
    LoginKeys["username_key"],
    LoginKeys["email_key"],
    LoginKeys["phone_key"],
  ];
  return { username_key, email_key, phone_key };
}

function toKey(value: unknown): string | null {
  return typeof value === "string" ? foldCase(value) : null;
}

/** No source gives the syntax of a phone: digits, with a country code or without. */
const phonePattern = /^\+?[0-9]{5,15}$/;

export interface LoginUpdate {
  username?: string | null;
  email?: string | null;
  phone?: string | null;
}

/**
 * Changes the logins in a row, in place.
 *
 * @throws Refusal when another user has one of them, or a phone is not one
 */
export function applyLogin(
  row: Row,
  update: LoginUpdate,
  { users, id, emailStaysVerified }: { users: UserTable; id: number; emailStaysVerified: boolean },
): LoginKeys {
  if (typeof update.phone === "string" && !phonePattern.test(update.phone)) {
    throw new Refusal(400, "The phone is not valid.");
  }
  for (const { name, column } of logins) {
    const value = update[name];
    if (value !== undefined) row[column] = value;
  }
  if (update.phone !== undefined) row._phone_verified = false;
  if (update.email === null || (update.email !== undefined && !emailStaysVerified))
    row._email_verified = false;
  const keys = loginKeys(row);
  for (const { name, key } of logins) {
    const value = keys[key];
    if (update[name] != null && value !== null && users.isTaken(key, value, id)) {
      throw new Refusal(400, `The ${name} is already taken.`);
    }
  }
  return keys;
}
