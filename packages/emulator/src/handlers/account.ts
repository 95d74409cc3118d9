import { hashPassword } from "../auth/password.ts";
import { now } from "../emulation.ts";
import type { Row } from "../update/apply-changes.ts";
import { applyLogin, type LoginUpdate } from "../update/login.ts";
import { type Answer, type Call, json } from "./call.ts";
import { readRow } from "./users.ts";

export async function updateUserAccount(call: Call): Promise<Answer> {
  const { users, params, emulation, body } = call;
  const { new_password, ...update } = body as LoginUpdate & { new_password?: string };
  const id = params.id as number;
  readRow(call); // no password is hashed for a user who does not exist
  const password = new_password === undefined ? undefined : await hashPassword(new_password);

  return emulation.statements.transaction(() => {
    const row: Row = JSON.parse(readRow(call));
    const emailStaysVerified = emulation.quirks.email_change === "kept";
    const keys = applyLogin(row, update, { users, id, emailStaysVerified });
    row.updated_at = now(emulation);
    users.saveLogin(id, JSON.stringify(row), keys);
    if (password !== undefined) users.savePassword(id, password);
    return json({
      email: row._email ?? null,
      email_verified: row._email_verified ?? false,
      username: row._username ?? null,
      phone: row._phone ?? null,
      phone_verified: row._phone_verified ?? false,
    });
  });
}
