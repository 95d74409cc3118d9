import type { Emulation } from "../emulation.ts";
import type { Fault } from "../faults.ts";
import type { LinkBase } from "../page-link.ts";
import type { UserTable } from "../store/user-table.ts";

/** A request that the spec allows, of a caller who may send it. */
export interface Call {
  emulation: Emulation;
  /** The name of the environment, empty for production. */
  environment: string;
  /** Its users. */
  users: UserTable;
  params: Readonly<Record<string, unknown>>;
  query: Readonly<Record<string, unknown>>;
  /** What the JSON of the body says. */
  body: unknown;
  /** For links to other pages of the same list. */
  link: LinkBase;
  /** What is to go wrong with this request. */
  fault: Fault | undefined;
}

export interface Answer {
  /** @default 200 */
  status?: number;
  headers?: Readonly<Record<string, string>>;
  /** JSON, as text. */
  body: string;
}

export type Handler = (call: Call) => Answer | Promise<Answer>;

/** An answer of status 200. */
export function json(value: unknown): Answer {
  return { body: JSON.stringify(value) };
}
