import type { MetOperation, ProxyViolation, ProxyWarning } from "./exchange-log.ts";

/** What a proxy saw. It holds operations, path templates, statuses, sentences and counts, and nothing that was sent. */
export interface ProxyReport {
  /** The origin that requests were passed on to. */
  target: string;
  mode: "record" | "refuse";
  /** How many requests came. */
  exchanges: number;
  /** How many violations there were, in requests and in answers. */
  totals: { request: number; answer: number; warnings: number };
  /** Each violation once, with its `count`: the first thousand. */
  violations: ProxyViolation[];
  warnings: ProxyWarning[];
  /** The operations that were met, in the order of their first request. */
  operations: MetOperation[];
}

/** A sentence with how often it came, for a report. */
export function showCounted({ sentence, count }: { sentence: string; count: number }): string {
  return count === 1 ? sentence : `${sentence} (${count} times)`;
}
