import { randomInt } from "node:crypto";
import { exampleToken } from "@minapp-users/spec-check";
import { isLoopback } from "../is-loopback.ts";
import { decideAccess } from "./access.ts";
import { readColumns } from "./column-kinds.ts";
import { ContractViolation } from "./contract-violation.ts";
import { exampleCredentials } from "./example-credentials.ts";
import { findWhereabouts } from "./find-whereabouts.ts";
import { getAcquainted } from "./get-acquainted.ts";
import type { Provider } from "./provider.ts";
import { restoreSandbox } from "./restore-sandbox.ts";
import { runCases } from "./run-cases.ts";
import { isBaseline } from "./sandbox.ts";
import { sandboxSize, sandboxValues } from "./sandbox-values.ts";
import { createSend } from "./send.ts";
import { readTagFilter } from "./tags.ts";
import type { VerifyOptions } from "./verify-options.ts";
import type { CaseResult, VerifyResult } from "./verify-result.ts";
import { WrongOptions } from "./wrong-options.ts";

/**
 * Runs the behaviour suite against a provider of the API.
 *
 * Users are changed only where that is safe, see `users`, `write` and `readOnly`.
 *
 * @throws WrongOptions for wrong options, and Error when nothing answers at the base URL or the token is refused, each in one
 *   sentence
 */
export async function runVerify(options: VerifyOptions): Promise<VerifyResult> {
  const { baseUrl, token, users: named = [], timeout = 10_000 } = options;
  const url = readBaseUrl(baseUrl);
  const accessToken = token ?? (isLoopback(url) ? exampleToken() : undefined);
  if (!accessToken) throw new WrongOptions("a token is missing: a provider on another machine needs one");
  checkNamed(named);
  const filter = readTagFilter(options.operations, options.tags);
  const credentials = readCredentials(options);
  readColumns(options.columns, true); // before anything is sent
  const wishes = {
    token: accessToken,
    named: named.length,
    write: options.write ?? false,
    readOnly: options.readOnly ?? false,
    stateless: options.stateless ?? false,
  };
  decideAccess({ ...wishes, isLocal: isLoopback(url), checksTokens: true }); // before anything is sent
  const { environment, wait = 0 } = options;
  const whereabouts = await findWhereabouts(url, { token: accessToken, environment, timeout, wait });
  const granted = decideAccess({ ...wishes, ...whereabouts });
  options.onStart?.(granted);
  const provider: Provider = {
    baseUrl: url,
    origin: whereabouts.origin,
    token: accessToken,
    environment,
    access: granted.access,
    isDouble: granted.isDouble,
    credentials: credentials ?? (granted.isDouble ? exampleCredentials() : undefined),
    columns: readColumns(options.columns, granted.isDouble),
    timeout,
    run: String(randomInt(10 ** 7)).padStart(7, "0"),
    users: [],
    allowed: [],
    absentId: undefined,
    userCount: undefined,
    problem: undefined,
  };
  const send = createSend(provider);
  const problems: string[] = [];
  if (granted.access !== "stateless") {
    try {
      Object.assign(
        provider,
        await getAcquainted(send, {
          ids: named.length > 0 ? [...new Set(named)].slice(0, sandboxSize) : undefined,
          isDouble: granted.isDouble,
        }),
      );
      if (granted.access === "read-write" && !granted.isDouble) demandUntouched(provider);
      if (granted.access === "read-write" && provider.users.length < sandboxSize) {
        provider.problem = `listUsers: the suite needs ${sandboxSize} users to change, and there are ${provider.users.length}`;
      }
    } catch (error) {
      if (!(error instanceof ContractViolation)) throw error;
      provider.problem = error.message;
    }
  }
  let cases: CaseResult[];
  try {
    cases = await runCases(provider, filter, options);
  } finally {
    if (granted.access === "read-write" && !provider.problem) {
      problems.push(...(await restoreSandbox(provider, send)));
    }
  }
  const atFault = rankFaults(cases);
  const ok = atFault.length === 0 && problems.length === 0 && cases.some(({ state }) => state === "passed");
  return { ...granted, cases, atFault, problems, ok };
}

/**
 * What an earlier run could not give back must not be taken for what the users had.
 *
 * @throws Error in one sentence for a user that has the values of the suite
 */
function demandUntouched({ users, columns }: Provider): void {
  for (const [index, row] of users.entries()) {
    if (sandboxValues.some((_, place) => isBaseline(row, place, columns))) {
      throw new Error(
        `user ${index + 1} of ${users.length} by id has the values that an earlier run gave it: give it its own first`,
      );
    }
  }
}

/** The operations that failed cases blame, those with most first. */
function rankFaults(cases: readonly CaseResult[]): string[] {
  const counts = new Map<string, number>();
  for (const { state, message = "" } of cases) {
    if (state !== "failed") continue;
    const [operationId = ""] = message.split(":");
    counts.set(operationId, (counts.get(operationId) ?? 0) + 1);
  }
  return [...counts.keys()].toSorted((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0));
}

function readBaseUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.search || url.hash) {
    throw new WrongOptions("the base URL is not one: it looks like http://127.0.0.1:4020");
  }
  if (url.username || url.password) throw new WrongOptions("the base URL must not hold a password");
  return url.href.replace(/\/+$/, "");
}

function checkNamed(ids: readonly unknown[]): void {
  if (!ids.every((id) => Number.isSafeInteger(id) && (id as number) > 0)) {
    throw new WrongOptions("users must be ids: positive integers");
  }
  if (ids.length > 0 && new Set(ids).size < sandboxSize) {
    throw new WrongOptions(
      `users must name at least ${sandboxSize} different users, and names ${new Set(ids).size}`,
    );
  }
}

function readCredentials({ clientId, clientSecret }: VerifyOptions): Provider["credentials"] {
  if (clientId === undefined && clientSecret === undefined) return undefined;
  if (!clientId || !clientSecret)
    throw new WrongOptions("the client id and secret are only good together: one is missing");
  return { clientId, clientSecret };
}
