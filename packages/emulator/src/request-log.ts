import { type Route, redact, showPath, showQuery } from "@minapp-users/spec-check";
import type { Answer } from "./handlers/call.ts";

/** A request that the emulator answered, without what is secret in it. */
export interface RecordedRequest {
  method: string;
  /** Without the query; when no operation was meant, without what is not a word of the API. */
  path: string;
  /** Undefined when no operation was meant. */
  operationId: string | undefined;
  /** By name; `where` as a value, when it is JSON. Of a parameter that the operation does not have, no value. */
  query: Record<string, unknown>;
  /** The environment, empty for production. */
  environment: string;
  /** What the JSON of the body says; undefined when there is none, or none that can be read. */
  body: unknown;
  status: number;
  /** Why the request was refused. */
  problem: string | undefined;
  /** When it was answered, in milliseconds. */
  time: number;
}

/** A request as it came. */
export type RawRecord = Omit<RecordedRequest, "query" | "operationId"> & {
  search: string;
  route: Route | undefined;
};

/** Longer than any URL that the API takes. */
const longestSearch = 20_000;

/** The last requests, the oldest first. */
export class RequestLog {
  readonly #most: number;
  #records: RawRecord[] = [];

  constructor(most = 1000) {
    this.#most = most;
  }

  add(record: RawRecord): void {
    // Of a URL that long, all that matters is that it was refused.
    this.#records.push(record.search.length > longestSearch ? { ...record, search: "" } : record);
    if (this.#records.length >= 2 * this.#most) this.#records = this.#records.slice(-this.#most);
  }

  list(): RecordedRequest[] {
    return this.#records.slice(-this.#most).map(({ search, route, body, path, ...record }) => ({
      ...record,
      path: route ? path : showPath(path),
      operationId: route?.operation.operationId,
      query: showQuery(new URLSearchParams(search), route),
      body: redact(body),
    }));
  }

  count(): number {
    return Math.min(this.#records.length, this.#most);
  }

  clear(): void {
    this.#records = [];
  }
}

/** Why a request was refused, in the words of the answer. */
export function problemOf({ status = 200, body }: Answer): string | undefined {
  if (status < 400) return undefined;
  try {
    return String((JSON.parse(body) as { error_msg?: unknown }).error_msg ?? "");
  } catch {
    return undefined;
  }
}
