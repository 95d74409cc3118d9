import type { Spec } from "./vocabulary.ts";

/**
 * The deprecated operations as overloads of `raw`, so that an editor strikes them through and names the operation to use
 * instead: the one that their description begins with.
 */
export function writeDeprecations(spec: Spec): string {
  const methods = new Map<string, string[]>();
  for (const [path, item] of Object.entries(spec.paths)) {
    for (const [method, operation] of Object.entries(item)) {
      if (!operation.deprecated) continue;
      const replacement = /^Use `(\w+)`/.exec(operation.description ?? "")?.[1];
      if (!replacement) {
        throw new Error(
          `the description of ${operation.operationId} does not begin with what to use instead`,
        );
      }
      const init = path.includes("{") ? "init" : "init?";
      const place = `${JSON.stringify(path)}, ${JSON.stringify(method)}`;
      methods.set(method, [
        ...(methods.get(method) ?? []),
        `  /** @deprecated Use \`${replacement}\` instead of \`${operation.operationId}\`. */`,
        `  <Init extends RawInit<${place}>>(url: ${JSON.stringify(path)}, ${init}: Init): RawAnswer<${place}, Init>;`,
      ]);
    }
  }
  const interfaces = [...methods].flatMap(([method, overloads]) => [
    `  ${method.toUpperCase()}: {`,
    ...overloads.map((line) => `  ${line}`),
    "  };",
  ]);
  return [
    'import type { RawAnswer, RawInit } from "../transport.ts";',
    "",
    "export interface DeprecatedCalls {",
    ...interfaces,
    "}",
    "",
  ].join("\n");
}
