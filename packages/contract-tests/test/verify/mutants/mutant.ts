import type { Emulator } from "@minapp-users/emulator";
import type { OperationId } from "../../../src/verify/operation-id.ts";

/** A request on its way to the provider. */
export interface WireRequest {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: Record<string, string>;
  /** The JSON, or the text when it is none; undefined when there is no body. */
  body: unknown;
}

/** An answer on its way back. */
export interface WireAnswer {
  status: number;
  headers: Record<string, string>;
  /** The JSON, or the text when it is none. */
  body: unknown;
}

/** A request to the operation that a mutant breaks. */
export interface Exchange {
  request: WireRequest;
  /** Passes a request on to the provider as it should be. */
  forward: (request?: Partial<WireRequest>) => Promise<WireAnswer>;
  emulator: Emulator;
  /** What the mutant remembers from request to request. */
  memory: Map<string, unknown>;
}

/** A provider that gets one thing wrong. */
export interface Mutant {
  /** What is wrong with it. */
  name: string;
  operationId: OperationId;
  answer: (exchange: Exchange) => Promise<WireAnswer>;
}

// biome-ignore lint/suspicious/noExplicitAny: mutants take answers apart that are right, in order to make them wrong.
type Json = any;

/** A provider whose answers 200 are wrong. */
export function wrongAnswer(
  operationId: OperationId,
  name: string,
  change: (body: Json, exchange: Exchange) => Json,
): Mutant {
  return {
    name,
    operationId,
    answer: async (exchange) => {
      const answer = await exchange.forward();
      if (answer.status !== 200) return answer;
      const copy = structuredClone(answer.body);
      return { ...answer, body: (await change(copy, exchange)) ?? copy };
    },
  };
}

/** A provider that does something else than what it is asked. */
export function wrongRequest(
  operationId: OperationId,
  name: string,
  change: (request: WireRequest & { body: Json }, exchange: Exchange) => void,
): Mutant {
  return {
    name,
    operationId,
    answer: (exchange) => {
      const { request } = exchange;
      const copy = {
        ...request,
        query: new URLSearchParams(request.query),
        body: structuredClone(request.body),
      };
      change(copy, exchange);
      return exchange.forward(copy);
    },
  };
}

/** A provider that understands a filter wrongly. */
export function wrongWhere(operationId: OperationId, name: string, change: (where: Json) => Json): Mutant {
  return wrongRequest(operationId, name, ({ query }) => {
    const where = query.get("where");
    if (where === null) return;
    try {
      query.set("where", JSON.stringify(change(JSON.parse(where))));
    } catch {
      // Not JSON: the provider is to say so.
    }
  });
}

/** A provider that takes an operator of the query language for another one. */
export function mistakenOperator(operator: string, replace: (operand: Json) => object, name: string): Mutant {
  return wrongWhere("listUsers", name, (where) => replaceOperator(where, operator, replace));
}

/** Replaces an operator wherever it stands. */
export function replaceOperator(where: Json, operator: string, replace: (operand: Json) => object): Json {
  if (Array.isArray(where)) return where.map((it) => replaceOperator(it, operator, replace));
  if (typeof where !== "object" || where === null) return where;
  return Object.fromEntries(
    Object.entries(where).flatMap(([key, value]) =>
      key === operator ? Object.entries(replace(value)) : [[key, replaceOperator(value, operator, replace)]],
    ),
  );
}

/** A provider that answers with the wrong status. */
export function wrongStatus(operationId: OperationId, from: number, to: number): Mutant {
  return {
    name: `answers ${to} in place of ${from}`,
    operationId,
    answer: async (exchange) => {
      const answer = await exchange.forward();
      return answer.status === from ? { ...answer, status: to } : answer;
    },
  };
}

/** A provider that lets everyone in. */
export function noAuthorization(operationId: OperationId): Mutant {
  return wrongRequest(operationId, "does not look at the token", ({ headers }, { emulator }) => {
    headers.authorization = `Bearer ${emulator.token}`;
  });
}

/** A link to another page with another query. */
export function rewriteLink(link: string, change: (query: URLSearchParams) => void): string {
  const [path, search] = link.split("?");
  const query = new URLSearchParams(search);
  change(query);
  return `${path}?${query}`;
}
