import type { Tokens } from "./auth/tokens.ts";
import type { BulkJobs } from "./bulk-jobs.ts";
import type { Columns } from "./columns/column.ts";
import type { Faults } from "./faults.ts";
import type { Quirks } from "./quirks.ts";
import type { Environments } from "./store/environments.ts";
import type { Statements } from "./store/statements.ts";

/** All that the emulated service knows. */
export interface Emulation {
  statements: Statements;
  columns: Columns;
  quirks: Quirks;
  environments: Environments;
  tokens: Tokens;
  jobs: BulkJobs;
  faults: Faults;
  clientId: string;
  clientSecret: string;
  /** The time in milliseconds. */
  clock: () => number;
}

/** The time as the API tells it. */
export function now({ clock }: Pick<Emulation, "clock">): number {
  return Math.floor(clock() / 1000);
}
