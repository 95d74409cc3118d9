import type { Ref, Spec } from "./spec.ts";

/** Gives what a reference within the spec points at; anything else is itself. */
export type Resolve = <T extends object>(node: T | Ref) => T;

export function createResolve(spec: Spec): Resolve {
  return function resolve<T extends object>(node: T | Ref): T {
    if (!("$ref" in node)) return node;
    const target = node.$ref
      .slice("#/".length)
      .split("/")
      .reduce<unknown>((part, key) => (part as Record<string, unknown>)[unescapePointer(key)], spec);
    return resolve(target as T | Ref);
  };
}

function unescapePointer(key: string): string {
  return key.replaceAll("~1", "/").replaceAll("~0", "~");
}
