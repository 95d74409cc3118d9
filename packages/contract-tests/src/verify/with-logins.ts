import type { CaseContext } from "./contract.ts";
import { demand } from "./contract-violation.ts";
import { madeUpLogin } from "./made-up-login.ts";
import type { Body } from "./operation-id.ts";
import type { Row } from "./provider.ts";

/** The answer to a change of a login. */
export type Account = Body<"updateUserAccount">;

/** What a user logs in with, but for the password. */
export const logins = ["username", "email", "phone"] as const;

/** A part of a login. */
export type Login = (typeof logins)[number];

/** What the first user of the sandbox logs in with during a case. */
export const firstLogin = madeUpLogin(1);

/** The same for the second one. */
export const secondLogin = madeUpLogin(2);

type Context = Pick<CaseContext, "send" | "sandbox">;

/**
 * Gives logins to the first two users of the sandbox, and afterwards back what they had, so that no later case finds the
 * names taken.
 *
 * @param run - takes the ids of the two
 */
export async function withLogins(
  { send, sandbox }: Context,
  run: (first: number, second: number) => Promise<void>,
): Promise<void> {
  const [first, second] = sandbox.rows as [Row, Row];
  try {
    await send("updateUserAccount", { path: { id: first.id }, body: firstLogin });
    await send("updateUserAccount", { path: { id: second.id }, body: secondLogin });
    await run(first.id, second.id);
  } finally {
    const cleared = { username: null, email: null, phone: null };
    for (const { id } of [first, second]) await send("updateUserAccount", { path: { id }, body: cleared });
    for (const row of [first, second]) {
      const had = logins.filter((name) => (row[`_${name}`] ?? null) !== null);
      const body = Object.fromEntries(had.map((name) => [name, row[`_${name}`]]));
      if (had.length > 0) await send("updateUserAccount", { path: { id: row.id }, body });
    }
  }
}

/**
 * Demands that a user logs in with this. No operation reads it, so one of the three is sent again, and the answer has the
 * others. Where getUser shows them, it must agree.
 *
 * @param by - what is sent again
 * @throws ContractViolation
 */
export async function demandLogin(
  send: Context["send"],
  id: number,
  expected: Readonly<Record<Login, string | null>>,
  by: Login,
): Promise<void> {
  const { body: row } = await send("getUser", { path: { id } });
  for (const name of logins) {
    const shown = row[`_${name}`];
    const isSame = shown === undefined || shown === expected[name];
    demand(isSame, "updateUserAccount", `getUser shows another ${name} than the user should have now`);
  }
  const { body: account } = await send("updateUserAccount", { path: { id }, body: { [by]: expected[by] } });
  demandAccount(account, expected);
}

/** Demands that an answer has these; older versions leave the phone out. */
export function demandAccount(
  account: Account,
  expected: Readonly<Partial<Record<Login, string | null>>>,
): void {
  for (const [name, value] of Object.entries(expected)) {
    const answered = account[name as Login];
    const isRight = answered === value || (name === "phone" && answered === undefined);
    demand(isRight, "updateUserAccount", `the answer has another ${name} than the user should have now`);
  }
}
