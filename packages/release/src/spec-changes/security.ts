import type { Bump } from "../bump.ts";
import { isNode, methods, type Node, operationAt, type Specs } from "./document.ts";

/**
 * Rates a change of `security` by what it does to the operations that it is for: with another requirement at the root,
 * those that have none of their own.
 *
 * @param parts - where it was made
 * @returns undefined when no operation is there before and after
 */
export function securityStep(parts: readonly string[], specs: Specs): Bump | undefined {
  const affected = operationsOf(specs.base).filter(
    ([path, method]) => parts[0] !== "paths" || (parts[1] === path && parts[2] === method),
  );
  const steps = affected.flatMap(([path, method]) => {
    const [was, is] = [specs.base, specs.revision].map((document) => {
      const operation = operationAt(document, path, method);
      return operation && (operation.security ?? document.security ?? []);
    });
    return was && is ? [stepBetween(was, is)] : [];
  });
  if (steps.includes("major")) return "major";
  return steps.includes("minor") ? "minor" : steps[0];
}

function operationsOf(document: Node): [path: string, method: string][] {
  return Object.entries(isNode(document.paths) ? document.paths : {}).flatMap(([path, item]) =>
    isNode(item)
      ? Object.keys(item).flatMap((key): [string, string][] => (methods.includes(key) ? [[path, key]] : []))
      : [],
  );
}

function stepBetween(was: unknown, is: unknown): Bump {
  const [before, after] = [alternatives(was), alternatives(is)];
  if (!before.every((it) => after.some((other) => satisfies(it, other)))) return "major";
  return after.every((it) => before.some((other) => satisfies(it, other))) ? "patch" : "minor";
}

/** What can be sent instead of each other; no requirement at all is one that everything satisfies. */
function alternatives(security: unknown): Node[] {
  const found = Array.isArray(security) ? security.filter(isNode) : [];
  return found.length > 0 ? found : [{}];
}

/** Whether what one requirement asks for is enough for the other one. */
function satisfies(sent: Node, asked: Node): boolean {
  return Object.entries(asked).every(([scheme, scopes]) => {
    const given = sent[scheme];
    return Array.isArray(given) && Array.isArray(scopes) && scopes.every((scope) => given.includes(scope));
  });
}
