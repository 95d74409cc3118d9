import { createHash, randomBytes } from "node:crypto";
import sql from "sql-template-tag";
import type { Statements } from "../store/statements.ts";

/** Seconds. Both are the numbers of older editions of the documentation. */
export const codeLifetime = 600;
export const tokenLifetime = 31_535_999;

export interface TokenPair {
  access_token: string;
  refresh_token: string;
}

type Kind = "code" | "access" | "refresh" | "session";

/**
 * Codes, sessions and tokens. They are kept as hashes, so that a database file gives none away.
 *
 * @param clock - the time in milliseconds
 */
export class Tokens {
  readonly #statements: Statements;
  readonly #clock: () => number;
  /** Access tokens that were seen, and until when they are good. */
  readonly #seen = new Map<string, number>();

  constructor(statements: Statements, clock: () => number) {
    this.#statements = statements;
    this.#clock = clock;
  }

  /** Lets in a pair that the caller knows already, for good. */
  admit({ access_token, refresh_token }: TokenPair): void {
    this.#statements.run(sql`DELETE FROM tokens WHERE pair = 0 AND kind IN ('access', 'refresh')`); // of an earlier start
    this.#add(access_token, "access", 0, Number.POSITIVE_INFINITY);
    this.#add(refresh_token, "refresh", 0, Number.POSITIVE_INFINITY);
  }

  /** Revokes everything, and lets in a pair that the caller knows already. */
  reset(pair: TokenPair): void {
    this.#seen.clear();
    this.#statements.run(sql`DELETE FROM tokens`);
    this.admit(pair);
  }

  isValid(accessToken: string): boolean {
    const until = this.#seen.get(accessToken) ?? this.#find(accessToken, "access")?.until;
    if (until === undefined || until <= this.#clock()) return false;
    if (this.#seen.size >= 1000) this.#seen.clear();
    this.#seen.set(accessToken, until);
    return true;
  }

  createSession(): string {
    return this.#create("session", 0, codeLifetime);
  }

  hasSession(session: string): boolean {
    return this.#find(session, "session") !== undefined;
  }

  createCode(): string {
    return this.#create("code", 0, codeLifetime);
  }

  /** A code is good for one pair. */
  redeemCode(code: string): TokenPair | undefined {
    if (!this.#find(code, "code")) return undefined;
    this.#statements.run(sql`DELETE FROM tokens WHERE hash = ${hash(code)}`);
    return this.#createPair();
  }

  /** Revokes the pair of the refresh token at once. */
  refresh(refreshToken: string): TokenPair | undefined {
    const found = this.#find(refreshToken, "refresh");
    if (!found) return undefined;
    this.#seen.clear();
    return this.#statements.transaction(() => {
      this.#statements.run(
        sql`DELETE FROM tokens WHERE pair = ${found.pair} AND kind IN ('access', 'refresh')`,
      );
      return this.#createPair();
    });
  }

  /** Ends all access tokens; refresh tokens stay good. */
  expireAccessTokens(): void {
    this.#seen.clear();
    this.#statements.run(sql`DELETE FROM tokens WHERE kind = 'access'`);
  }

  #createPair(): TokenPair {
    const [last] = this.#statements.all(sql`SELECT ifnull(max(pair), 0) AS pair FROM tokens`);
    const pair = Number(last?.pair) + 1;
    return {
      access_token: this.#create("access", pair, tokenLifetime),
      // No lifetime of refresh tokens is documented.
      refresh_token: this.#create("refresh", pair, Number.POSITIVE_INFINITY),
    };
  }

  #create(kind: Kind, pair: number, lifetime: number): string {
    this.#statements.run(sql`DELETE FROM tokens WHERE expires_at <= ${this.#clock()}`);
    const token = randomBytes(20).toString("hex");
    this.#add(token, kind, pair, this.#clock() + lifetime * 1000);
    return token;
  }

  #add(token: string, kind: Kind, pair: number, until: number): void {
    this.#statements.run(
      sql`INSERT OR REPLACE INTO tokens (hash, kind, pair, expires_at) VALUES (${hash(token)}, ${kind}, ${pair}, ${until})`,
    );
  }

  #find(token: string, kind: Kind): { pair: number; until: number } | undefined {
    const found = this.#statements.get(
      sql`SELECT pair, expires_at AS until FROM tokens WHERE hash = ${hash(token)} AND kind = ${kind}`,
    ) as { pair: number; until: number } | undefined;
    return found && found.until > this.#clock() ? found : undefined;
  }
}

function hash(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
