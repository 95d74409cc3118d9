import type { GrantedAccess } from "./access.ts";

/** What to verify, and how far to go. */
export interface VerifyOptions {
  /** Where the provider is, without a path: `http://127.0.0.1:4020`. */
  baseUrl: string;
  /**
   * The access token.
   *
   * @default for a provider on this machine, the `access_token` in the spec's example of `createAccessToken`
   */
  token?: string;
  /** The test environment to work in, sent as `X-Hydrogen-Env-ID`. */
  environment?: string;
  /**
   * The ids of at least six users that may be changed, also their logins. They get back what they had, but for what the API
   * cannot set: `updated_at`, and whether a phone or an e-mail is verified.
   */
  users?: readonly number[];
  /**
   * Whether `users` may be changed although the provider is on another machine.
   *
   * @default false
   */
  write?: boolean;
  /**
   * Whether nothing may be sent that changes anything.
   *
   * @default true, unless the provider is on this machine and `users` are named or it takes the token of the spec's example
   */
  readOnly?: boolean;
  /**
   * Whether the provider is a mock that keeps no state: only what it can show is asked of it.
   *
   * @default false
   */
  stateless?: boolean;
  /** Run only the cases about these operations, by operationId. */
  operations?: readonly string[];
  /** Run only the cases with one of these tags; `!sibling` leaves out those of a tag. */
  tags?: readonly string[];
  /** What the custom columns are called; null for a kind that there is not. Those of the emulator when left out. */
  columns?: Readonly<Partial<Record<string, string | null>>>;
  /** For the cases about authentication, together with `clientSecret`. */
  clientId?: string;
  clientSecret?: string;
  /**
   * Milliseconds that an answer may take.
   *
   * @default 10_000
   */
  timeout?: number;
  /**
   * Milliseconds to wait for a provider that is just being started.
   *
   * @default 0
   */
  wait?: number;
  /** Ends the run after so many failed cases; after all when left out. */
  bail?: number;
  /** Vitest's reporters; none when left out. */
  reporters?: readonly (string | readonly [string, object])[];
  /** Is told, before anything is changed, how far the suite goes. */
  onStart?: (granted: GrantedAccess) => void;
  /** Ends the run before its end. The users get back what they had. */
  signal?: AbortSignal;
}
