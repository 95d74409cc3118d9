// The one place that knows Prism.
import { createRequire } from "node:module";
import { type ReceivedRequest, spec } from "@minapp-users/spec-check";
import type { Preference } from "./prefer.ts";

export interface PrismAnswer {
  status: number;
  headers: Record<string, string>;
  body: unknown;
  /** What Prism finds wrong with the request, in its words. */
  violations: string[];
}

/** Why Prism has no answer: no example of that name or status, or none of a media type that the caller accepts. */
export type NoAnswer = "not documented" | "not acceptable";

/** As much of Prism as is used here. Its own types need the type declarations of half of its dependencies. */
interface Prism {
  createInstance(
    config: object,
    components: { logger: object },
  ): { request(input: object, operations: object[], config: object): () => Promise<Either> };
  getHttpOperationsFromSpec(spec: object): Promise<object[]>;
}
type Either =
  | { _tag: "Left"; left: { status?: number; additional?: { validation?: Diagnostic[] } } }
  | { _tag: "Right"; right: { output: Output; validations: { input: Diagnostic[] } } };
interface Output {
  statusCode: number;
  headers?: Record<string, string>;
  body?: unknown;
}
interface Diagnostic {
  message: string;
}

/** Prism logs every request through a pino-like logger; this one is silent. */
const logger: object = new Proxy({}, { get: (_, name) => (name === "child" ? () => logger : () => {}) });

/** Prism's mocker for the spec: takes a request, gives the documented example that fits. */
export async function createPrism() {
  const prism: Prism = createRequire(import.meta.url)("@stoplight/prism-http");
  const operations = await prism.getHttpOperationsFromSpec(structuredClone(spec));
  const config = {
    validateRequest: true,
    // The answers are the spec's own examples, which its tests check; to do it here takes a third of the first answer.
    validateResponse: false,
    checkSecurity: true,
    errors: false,
    isProxy: false,
  };
  const instance = prism.createInstance({ ...config, mock: { dynamic: false } }, { logger });

  return async (
    request: ReceivedRequest,
    body: unknown,
    prefer: Preference,
  ): Promise<PrismAnswer | NoAnswer> => {
    const input = {
      method: request.method.toLowerCase(),
      url: { path: request.pathname, query: Object.fromEntries(request.query) },
      headers: request.headers,
      body,
    };
    // A fresh object each time: Prism writes into it.
    const mock = { dynamic: false, code: prefer.code, exampleKey: prefer.example };
    const result = await instance
      .request(input, operations, { ...config, mock })()
      .catch((error: Error) => {
        if (/media type|argument string/.test(error.message)) return undefined; // an Accept that it cannot read
        throw error;
      });
    if (!result) return "not acceptable";
    if (result._tag === "Left") {
      const { status, additional } = result.left;
      const validation = additional?.validation;
      if (!validation) return status === 406 ? "not acceptable" : "not documented";
      return {
        status: 422,
        headers: {},
        body: undefined,
        violations: validation.map(({ message }) => message),
      };
    }
    const { output, validations } = result.right;
    return {
      status: output.statusCode,
      headers: output.headers ?? {},
      body: output.body,
      violations: validations.input.map(({ message }) => message),
    };
  };
}
