import { checkJson, type Response, type Route, resolve, routesAt } from "@minapp-users/spec-check";
import { expect } from "vitest";
import type { Emulator } from "../src/index.ts";

export interface CallOptions {
  method?: string;
  query?: Record<string, unknown>;
  body?: unknown;
  headers?: Record<string, string>;
  /** False to send none. */
  token?: string | false;
}

export interface Called {
  status: number;
  headers: Headers;
  text: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into it
  json: any;
}

/**
 * Makes what sends requests to an emulator. Every answer is checked against the spec: its status must be one that the
 * operation documents, and its body must be of the schema for it.
 */
export function createCall(emulator: Pick<Emulator, "url" | "token">) {
  return async (
    path: string,
    { method, query = {}, body, headers = {}, token }: CallOptions = {},
  ): Promise<Called> => {
    const search = new URLSearchParams(
      Object.entries(query).map(([name, value]): [string, string] => [
        name,
        typeof value === "object" ? JSON.stringify(value) : String(value),
      ]),
    );
    const verb = method ?? (body === undefined ? "GET" : "PUT");
    const response = await fetch(`${emulator.url}${path}${search.size > 0 ? `?${search}` : ""}`, {
      method: verb,
      redirect: "manual",
      headers: {
        ...(token === false ? {} : { authorization: `Bearer ${token ?? emulator.token}` }),
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const pathname = path.split("?")[0] ?? "";
    const route = routesAt(pathname).find((it) => it.method === verb.toLowerCase());
    if (route) checkAnswer(route, response, text);
    const isJson = response.headers.get("content-type")?.includes("json");
    return {
      status: response.status,
      headers: response.headers,
      text,
      json: isJson ? JSON.parse(text) : undefined,
    };
  };
}

/** That an answer is one that the spec documents. */
export function checkAnswer(
  { operation }: Route,
  { status, headers }: Pick<globalThis.Response, "status" | "headers">,
  text: string,
) {
  const { operationId, responses } = operation;
  const documented = responses[status] ?? responses[`${Math.floor(status / 100)}XX`];
  if (!documented) throw new Error(`${operationId} documents no ${status}: ${text}`);
  const content = resolve<Response>(documented).content?.["application/json"];
  if (!content) return expect(text, `${operationId} ${status} has no body`).toBe("");
  expect(headers.get("content-type"), `${operationId} ${status}`).toBe("application/json");
  expect(checkJson(content.schema, JSON.parse(text), `${operationId} ${status}`)).toBeUndefined();
}
