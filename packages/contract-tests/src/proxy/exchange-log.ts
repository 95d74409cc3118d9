import type { Exchange, ExchangeViolation } from "./exchange.ts";

/** A violation, as often as it came. */
export interface ProxyViolation extends ExchangeViolation {
  operationId: string | undefined;
  method: string;
  path: string;
  /** What the target answered; undefined for a violation in a request, whatever was answered. */
  status: number | undefined;
  count: number;
}

/** A warning, as often as it came. */
export interface ProxyWarning {
  operationId: string | undefined;
  method: string;
  path: string;
  sentence: string;
  count: number;
}

/** How often an operation was met. */
export interface MetOperation {
  /** Undefined for what is none. */
  operationId: string | undefined;
  exchanges: number;
  /** How often the target answered with which status. */
  statuses: Record<string, number>;
  violations: { request: number; answer: number };
}

/** The exchanges so far. */
export interface Exchanges {
  total: number;
  /** The latest hundred, the oldest first. */
  last: Exchange[];
}

/** So that a proxy can run for weeks. */
const mostExchanges = 100;
const mostSentences = 1000;

/** Keeps what reports need, and no more of it however long it goes on. */
export class ExchangeLog {
  exchanges: Exchanges = { total: 0, last: [] };
  /** How many violations there were, in `violations` or not. */
  totals = { request: 0, answer: 0, warnings: 0 };
  readonly #violations = new Map<string, ProxyViolation>();
  readonly #warnings = new Map<string, ProxyWarning>();
  readonly #operations = new Map<string | undefined, MetOperation>();

  /** Each once: the first thousand. */
  get violations(): ProxyViolation[] {
    return [...this.#violations.values()].map((it) => ({ ...it }));
  }

  get warnings(): ProxyWarning[] {
    return [...this.#warnings.values()].map((it) => ({ ...it }));
  }

  get operations(): MetOperation[] {
    return structuredClone([...this.#operations.values()]);
  }

  add(exchange: Exchange): void {
    const { operationId, method, path, targetStatus, violations, warnings } = exchange;
    const { last, total } = this.exchanges;
    this.exchanges = { total: total + 1, last: [...last, exchange].slice(-mostExchanges) };
    const met = this.#met(operationId);
    met.exchanges++;
    if (targetStatus !== undefined) met.statuses[targetStatus] = (met.statuses[targetStatus] ?? 0) + 1;
    for (const violation of violations) {
      this.totals[violation.in]++;
      met.violations[violation.in]++;
      const status = violation.in === "answer" ? targetStatus : undefined;
      count(this.#violations, { ...violation, operationId, method, path, status, count: 0 });
    }
    for (const sentence of warnings) {
      this.totals.warnings++;
      count(this.#warnings, { operationId, method, path, sentence, count: 0 });
    }
  }

  #met(operationId: string | undefined): MetOperation {
    const met = this.#operations.get(operationId) ?? {
      operationId,
      exchanges: 0,
      statuses: {},
      violations: { request: 0, answer: 0 },
    };
    this.#operations.set(operationId, met);
    return met;
  }
}

function count<Counted extends { count: number }>(all: Map<string, Counted>, one: Counted): void {
  const key = JSON.stringify(one);
  const known = all.get(key) ?? one;
  known.count++;
  if (all.size < mostSentences) all.set(key, known);
}
