import { parse } from "yaml";

/** A part of a JSON document whose keys are not known. */
export type Node = Record<string, unknown>;

/** The spec as it was, and as it is. */
export interface Specs {
  base: Node;
  revision: Node;
}

/** HTTP methods, as OpenAPI writes them. */
export const methods: readonly string[] = [
  "get",
  "put",
  "post",
  "delete",
  "options",
  "head",
  "patch",
  "trace",
  "query",
];

/**
 * Reads the text of a spec.
 *
 * @throws Error when it is no YAML, or no OpenAPI document
 */
export function parseSpec(text: string): Node {
  const document = parseYaml(text);
  if (!isNode(document) || typeof document.openapi !== "string") {
    throw new Error("the spec is no OpenAPI document");
  }
  return document;
}

function parseYaml(text: string): unknown {
  try {
    return parse(text, { logLevel: "error" });
  } catch (error) {
    const [reason = ""] = (error as Error).message.split("\n"); // and then the lines around it
    throw new Error(`the spec is no YAML: ${reason.replace(/:$/, "")}`);
  }
}

/** Whether a value is an object with keys. */
export function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The parts of a pointer like `#/paths/~1users~1/get`. */
export function splitPointer(pointer: string): string[] {
  return pointer
    .split("/")
    .slice(1)
    .filter((part) => part !== "")
    .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** The pointer of some parts. */
export function joinPointer(parts: readonly string[]): string {
  return ["#", ...parts.map((part) => part.replaceAll("~", "~0").replaceAll("/", "~1"))].join("/");
}

/** Whether a pointer is another one, or below it. */
export function isWithin(pointer: string, other: string): boolean {
  return pointer === other || pointer.startsWith(`${other}/`);
}

/** What a `$ref` of this document points to, as a pointer; undefined for anything but a `$ref`. */
export function targetOf(value: unknown): string | undefined {
  if (!isNode(value) || typeof value.$ref !== "string" || !value.$ref.startsWith("#/")) return undefined;
  return joinPointer(splitPointer(decodeURIComponent(value.$ref)));
}

/** A value, or what it refers to. */
export function resolve(document: Node, value: unknown): unknown {
  const seen = new Set<string>();
  let found = value;
  for (let target = targetOf(found); target !== undefined && !seen.has(target); target = targetOf(found)) {
    seen.add(target);
    found = valueAt(document, splitPointer(target));
  }
  return found;
}

/** The value at a place; undefined when there is none. On the way, what refers elsewhere is followed. */
export function valueAt(document: Node, parts: readonly string[]): unknown {
  let value: unknown = document;
  for (const part of parts) {
    const node = resolve(document, value);
    value =
      typeof node === "object" && node !== null && Object.hasOwn(node, part)
        ? (node as Node)[part]
        : undefined;
  }
  return value;
}

/** An operation, by its path and method. */
export function operationAt(document: Node, path: string, method: string): Node | undefined {
  const operation = methods.includes(method) ? valueAt(document, ["paths", path, method]) : undefined;
  return isNode(operation) ? operation : undefined;
}
