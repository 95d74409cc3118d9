import type { Answer } from "./handlers/call.ts";

/** A request that the emulator answered, without what is secret in it. */
export interface RecordedRequest {
  method: string;
  /** Without the query. */
  path: string;
  /** Undefined when no operation was meant. */
  operationId: string | undefined;
  /** By name; `where` as a value, when it is JSON. */
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

export type RawRecord = Omit<RecordedRequest, "query" | "body"> & { search: string; body: unknown };

/** What stands for a secret. */
export const redacted = "[redacted]";

/** Names whose values no record shows: secrets, and what tells a person. */
const secretNames = new Set([
  "client_secret",
  "code",
  "refresh_token",
  "access_token",
  "password",
  "new_password",
  "phone",
  "_phone",
  "email",
  "_email",
]);

/** The last requests, the oldest first. */
export class RequestLog {
  readonly #most: number;
  #records: RawRecord[] = [];

  constructor(most = 1000) {
    this.#most = most;
  }

  add(record: RawRecord): void {
    this.#records.push(record);
    if (this.#records.length >= 2 * this.#most) this.#records = this.#records.slice(-this.#most);
  }

  list(): RecordedRequest[] {
    return this.#records.slice(-this.#most).map(({ search, body, ...record }) => ({
      ...record,
      query: Object.fromEntries(
        [...new URLSearchParams(search)].map(([name, value]) => [name, readValue(name, value)]),
      ),
      body: redact(body),
    }));
  }

  clear(): void {
    this.#records = [];
  }
}

function readValue(name: string, value: string): unknown {
  if (secretNames.has(name)) return redacted;
  if (name !== "where") return value;
  try {
    return redact(JSON.parse(value));
  } catch {
    return redacted;
  }
}

function redact(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(redact);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, it]) => [
      name,
      secretNames.has(name) && it !== null ? redacted : redact(it),
    ]),
  );
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
