import { isNode, methods, type Node, splitPointer, targetOf, valueAt } from "./document.ts";

/** Whether something is sent to the service, or answered by it. */
export type Direction = "request" | "response";

/** Which operations use a component, and for what. */
export type Uses = Record<Direction, Set<string>>;

/** The uses of every component of a spec, by its pointer; one that nothing uses is not in it. */
export function usesOfComponents(document: Node): Map<string, Uses> {
  const all = new Map<string, Uses>();

  function visit(value: unknown, direction: Direction, operation: string): void {
    if (typeof value !== "object" || value === null) return;
    const target = targetOf(value);
    if (target !== undefined) {
      const uses = all.get(target) ?? { request: new Set(), response: new Set() };
      all.set(target, uses);
      if (uses[direction].has(operation)) return;
      uses[direction].add(operation);
      visit(valueAt(document, splitPointer(target)), direction, operation);
    }
    for (const child of Object.values(value)) visit(child, direction, operation);
  }

  for (const [path, item] of Object.entries(isNode(document.paths) ? document.paths : {})) {
    if (!isNode(item)) continue;
    for (const method of methods) {
      const operation = item[method];
      if (!isNode(operation)) continue;
      const name = String(operation.operationId ?? `${method.toUpperCase()} ${path}`);
      visit([item.parameters, operation.parameters, operation.requestBody], "request", name);
      visit(operation.responses, "response", name);
    }
  }
  return all;
}
