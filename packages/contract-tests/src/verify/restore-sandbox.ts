import { setTimeout } from "node:timers/promises";
import { ContractViolation } from "./contract-violation.ts";
import type { OperationId } from "./operation-id.ts";
import type { Provider, Row } from "./provider.ts";
import { differences } from "./same-row.ts";
import type { Send } from "./send.ts";

/** Milliseconds before each new try, for a provider that is only busy. */
const pauses = [200, 1000, 3000];

/** What stands in the path of a login, and the column that shows it. */
const logins = { username: "_username", email: "_email", phone: "_phone" } as const;

/**
 * Gives the users of the sandbox back what they had, each by itself, and looks whether they have it.
 *
 * @returns a sentence for each user who does not, by the place among the users, from 1
 */
export async function restoreSandbox(provider: Provider, send: Send): Promise<string[]> {
  const problems: string[] = [];
  for (const [index, row] of provider.users.entries()) {
    const missing = await restore(row, provider, send).catch((error: Error) => {
      if (error instanceof ContractViolation) return [error.message];
      throw error;
    });
    if (missing.length > 0) {
      const which = `user ${index + 1} of ${provider.users.length} by id`;
      problems.push(`Not everything could be given back to ${which}: ${missing.join(", ")}.`);
    }
  }
  return problems;
}

/** @returns the names of what is not as before */
async function restore(row: Row, { columns }: Provider, send: Send): Promise<string[]> {
  const path = { id: row.id };
  const names = Object.values(columns).filter((name) => name !== null);
  const write = (operationId: OperationId, body: object) => persist(() => send(operationId, { path, body }));
  if (names.length > 0) {
    // All at once, and where that is refused, what can be given back.
    await write("updateUser", bodyOf(row, names)).catch(async () => {
      for (const name of names) await write("updateUser", bodyOf(row, [name])).catch(() => {});
    });
  }
  const { body: now } = await persist(() => send("getUser", { path }));
  const changed = Object.entries(logins).filter(([, column]) => differences(now, row, [column]).length > 0);
  if (changed.length > 0) {
    const account = Object.fromEntries(changed.map(([name, column]) => [name, row[column] ?? null]));
    await write("updateUserAccount", account).catch(() => {});
  }
  const { body: after } = await persist(() => send("getUser", { path }));
  return differences(after, row, [...names, ...Object.values(logins)]);
}

/** The body that gives a user these columns again. */
function bodyOf(row: Row, names: readonly string[]): object {
  const unset = names.filter((name) => row[name] === undefined).map((name) => [name, ""]);
  const set = names.filter((name) => row[name] !== undefined).map((name) => [name, row[name]]);
  return { ...Object.fromEntries(set), ...(unset.length > 0 ? { $unset: Object.fromEntries(unset) } : {}) };
}

async function persist<Result>(act: () => Promise<Result>): Promise<Result> {
  for (const pause of pauses) {
    try {
      return await act();
    } catch (error) {
      // Another try changes nothing about a refusal.
      if (/ and 4\d\d came/.test((error as Error).message)) throw error;
      await setTimeout(pause);
    }
  }
  return await act();
}
