import { inject, test } from "vitest-of-verify";
import type { ColumnKind } from "./column-kinds.ts";
import { ContractViolation } from "./contract-violation.ts";
import { type OperationId, routeOf } from "./operation-id.ts";
import type { Provider, Row } from "./provider.ts";
import { fillUser, type Sandbox, withinIds } from "./sandbox.ts";
import { createSend, type Send } from "./send.ts";
import { tagOf } from "./tags.ts";

/** The users of the sandbox as a case expects them, by their ids; those that were written to since are not in it. */
const filled = new Map<unknown, Row>();

/**
 * What a case can ask for. What it asks for decides where it can run: a case that only sends runs against a mock as well, one
 * that asks for users needs a provider that remembers, and one that asks for a sandbox needs leave to write.
 */
export interface CaseContext {
  provider: Provider;
  /** Sends a request, and checks the answer against the spec. */
  send: Send;
  /** The name of the custom column of a kind; the case is skipped when there is none. */
  column: (kind: ColumnKind) => string;
  /** Asked for by what sends anything else than GET. */
  writes: true;
  /** Asked for by what only a provider that remembers can show. */
  state: true;
  /** Users to look at, who do not change while the case runs. With leave to write, those of the sandbox. */
  users: Sandbox;
  /** Users that the case may change. */
  sandbox: Sandbox;
  /** The id of a user that does not exist. */
  absentId: number;
  /** The client id and secret of the application. */
  credentials: { clientId: string; clientSecret: string };
  /** How many users there are, more than one request changes, all of them made up. */
  crowd: number;
  /** Asked for by what cannot be undone, or could do harm if the provider gets it wrong. */
  madeUp: true;
  /** Ends the case, which then counts as skipped. */
  skip: (because: string) => never;
}

const base = test
  .extend<{ provider: Provider }>({
    // biome-ignore lint/correctness/noEmptyPattern: Vitest reads the names of the fixtures that are needed from the pattern.
    provider: async ({}, use) => {
      await use(inject("provider"));
    },
  })
  .extend<Omit<CaseContext, "provider" | "skip">>({
    send: async ({ provider, skip }, use) => {
      const onWrite = (id: number | undefined) =>
        void (id === undefined ? filled.clear() : filled.delete(id));
      await use(createSend(provider, { onWrite, skip }));
    },
    column: async ({ provider, skip }, use) => {
      await use((kind) => provider.columns[kind] ?? skip(`the provider has no ${kind} column`));
    },
    writes: async ({ provider, skip }, use) => {
      if (provider.access === "read-only") skip("writing is off");
      await use(true);
    },
    state: async ({ provider, skip }, use) => {
      if (provider.access === "stateless") skip("it needs a provider that keeps state");
      if (provider.problem) throw new ContractViolation(provider.problem);
      await use(true);
    },
    users: async ({ provider, state: _, send, skip }, use) => {
      if (provider.access === "read-only" && provider.users.length === 0)
        skip("the provider has no users to look at");
      await use(await openSandbox(provider, send));
    },
    sandbox: async ({ provider, writes: _, state: __, send, skip, onTestFailed }, use) => {
      if (Object.values(provider.columns).every((name) => name === null)) skip("no custom column is known");
      onTestFailed(() => filled.clear()); // it may have changed whom it did not mean to
      await use(await openSandbox(provider, send));
    },
    absentId: async ({ provider, state: _, skip }, use) => {
      await use(provider.absentId ?? skip("no id is known that has no user"));
    },
    credentials: async ({ provider, writes: _, state: __, skip }, use) => {
      await use(provider.credentials ?? skip("no client id and secret were given"));
    },
    crowd: async ({ provider, writes: _, state: __, skip }, use) => {
      if (!provider.isDouble) skip("it changes more than the given users");
      const { userCount = 0 } = provider;
      if (userCount <= 1000) skip("it needs more than 1000 users");
      await use(userCount);
    },
    madeUp: async ({ provider, writes: _, skip }, use) => {
      if (!provider.isDouble) skip("it is not for real users");
      await use(true);
    },
  });

async function openSandbox(provider: Provider, send: Send): Promise<Sandbox> {
  const ids = provider.users.map(({ id }) => id);
  if (provider.access !== "read-write")
    return { ids, rows: structuredClone(provider.users), within: withinIds(ids) };
  const rows = await Promise.all(
    ids.map(async (id, index) => filled.get(id) ?? fillUser(provider, send, index)),
  );
  for (const row of rows) filled.set(row.id, row);
  return { ids, rows: structuredClone(rows), within: withinIds(ids) };
}

/** How a case is found again. */
export interface CaseOptions {
  /** It is about what is documented for sibling interfaces only. */
  sibling?: boolean;
}

/**
 * A case of the suite.
 *
 * @param operations - the operations that it is about; the first one is blamed for what the case itself cannot explain
 * @param title - what the provider does when it is right
 * @param run - throws a ContractViolation when the provider is wrong
 */
export function contract(
  operations: OperationId | readonly [OperationId, ...OperationId[]],
  title: string,
  run: (context: CaseContext) => Promise<void>,
  { sibling = false }: CaseOptions = {},
): void {
  const [first, ...others]: readonly OperationId[] =
    typeof operations === "string" ? [operations] : operations;
  const all = [first as OperationId, ...others];
  const tags = new Set([...all, ...all.flatMap((it) => routeOf(it).operation.tags.map(tagOf))]);
  if (sibling) tags.add("sibling");
  base(`${first}: ${title}`, { tags: [...tags] }, run);
}
