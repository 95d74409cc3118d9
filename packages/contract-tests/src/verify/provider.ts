import type { ColumnNames } from "./column-kinds.ts";

/** How far the suite may go. */
export type Access =
  /** It changes the users of the sandbox, and only these. */
  | "read-write"
  /** It sends nothing that changes anything. */
  | "read-only"
  /** The provider is a mock: it answers with examples, and writes have no effect. */
  | "stateless";

/** A row of a user, as the API shows it. */
export type Row = { id: number; created_at: number; updated_at: number } & Record<string, unknown>;

/** What the cases know of the provider under test. It crosses a thread, so it is plain data. */
export interface Provider {
  /** Without a slash at the end. */
  baseUrl: string;
  /** Where the users are: that of the base URL, or behind a validation proxy. */
  origin: string;
  token: string;
  /** Sent as `X-Hydrogen-Env-ID` when given. */
  environment: string | undefined;
  access: Access;
  /** All of its users are made up: it takes the token of the spec's example and no other one. */
  isDouble: boolean;
  credentials: { clientId: string; clientSecret: string } | undefined;
  columns: ColumnNames;
  /** Milliseconds that an answer may take. */
  timeout: number;
  /** The users that the cases look at, as they were before; with `read-write`, those that they change. */
  users: Row[];
  /** The users that may be written to, by the ids that the caller gave; of made-up users, those that were picked. */
  allowed: readonly number[];
  /** An id that no user has; undefined when none was found. */
  absentId: number | undefined;
  /** Seven digits of the run, for what has to be other than in any other one. */
  run: string;
  /** How many users there are; undefined when that is not known. */
  userCount: number | undefined;
  /** What went wrong before the first case: `operationId: what is wrong`. */
  problem: string | undefined;
}

declare module "vitest-of-verify" {
  interface ProvidedContext {
    provider: Provider;
  }
}
