import type { Change } from "../change.ts";
import { isNode, methods, type Node, resolve, type Specs, valueAt } from "../document.ts";
import { code, listInWords } from "./code.ts";

/** Finds the node at a place. */
type NodeAt = (place: readonly string[]) => Node;

/**
 * Names a place in words: the operation and its parameter, or the component, its property and who uses it.
 *
 * @param parts - the place, as the parts of a pointer
 * @param change - the change that is there
 */
export function whereOf(parts: readonly string[], change: Change, specs: Specs): string {
  const { kind, uses } = change;
  const documents = kind === "removed" ? [specs.base, specs.revision] : [specs.revision, specs.base];
  const nodeAt: NodeAt = (place) =>
    documents.map((document) => resolve(document, valueAt(document, place))).find(isNode) ?? {};
  const [section = "", name = "", ...rest] = parts;
  if (parts.length === 0) return "the spec";
  if (section === "paths" && name) {
    const route = change.typeName === "Operation" && kind !== "modified" ? routeInWords(name, rest) : "";
    return inPath(name, rest, nodeAt).join(", ") + route;
  }
  if (section === "components" && rest.length > 0) {
    return `${inComponent(name, rest, nodeAt).join(", ")}${uses ? usersInWords(uses) : ""}`;
  }
  if (section === "servers" && name) return `server ${code(String(nodeAt([section, name]).url))}`;
  if (section === "tags" && name) return `tag ${code(String(nodeAt([section, name]).name))}`;
  return code(parts.join("."));
}

function inPath(path: string, rest: readonly string[], nodeAt: NodeAt): string[] {
  const [method = "", ...below] = rest;
  if (!methods.includes(method)) return [code(path), ...inOperation(["paths", path], rest, nodeAt)];
  const place = ["paths", path, method];
  const { operationId } = nodeAt(place);
  const name = String(operationId ?? `${method.toUpperCase()} ${path}`);
  return [code(name), ...inOperation(place, below, nodeAt)];
}

function routeInWords(path: string, [method = ""]: readonly string[]): string {
  return ` (${code(`${method.toUpperCase()} ${path}`)})`;
}

function inOperation(place: readonly string[], rest: readonly string[], nodeAt: NodeAt): string[] {
  const [section = "", name = "", ...below] = rest;
  if (section === "parameters" && name) {
    return [parameterInWords(nodeAt([...place, section, name])), ...inMessage(below)];
  }
  if (section === "requestBody") return ["body", ...inMessage(rest.slice(1))];
  if (section === "responses" && name) return [`answer ${code(name)}`, ...inMessage(below)];
  return others(rest);
}

/** In a parameter, a body, an answer or a header. */
function inMessage(rest: readonly string[]): string[] {
  const [section, name, ...below] = rest;
  if (section === "headers" && name) return [`header ${code(name)}`, ...inMessage(below)];
  if (section === "content" && name) {
    const isUsual = name === "application/json" && below.length > 0;
    return [...(isUsual ? [] : [code(name)]), ...inMessage(below)];
  }
  if (section === "schema") return rest.length > 1 ? [code(schemaPath("", rest.slice(1)))] : [];
  return others(rest);
}

function inComponent(section: string, [name = "", ...rest]: readonly string[], nodeAt: NodeAt): string[] {
  if (section === "schemas") return [code(schemaPath(name, rest))];
  if (section === "parameters") {
    return [code(name), parameterInWords(nodeAt(["components", section, name])), ...inMessage(rest)];
  }
  if (section === "responses") return [`answer ${code(name)}`, ...inMessage(rest)];
  if (section === "securitySchemes") return [`security scheme ${code(name)}`, ...others(rest)];
  return others([section, name, ...rest]);
}

function parameterInWords({ name, in: where }: Node): string {
  return `${code(String(where))} parameter ${code(String(name))}`;
}

function others(rest: readonly string[]): string[] {
  return rest.length > 0 ? [code(rest.join("."))] : [];
}

/** `User.tags[]`, with the other keywords that lead into a schema in words. */
function schemaPath(name: string, parts: readonly string[]): string {
  let path = name;
  for (let at = 0; at < parts.length; at++) {
    const [keyword = "", child] = [parts[at], parts[at + 1]];
    if (keyword === "items") path += "[]";
    else if (keyword === "additionalProperties") path += "[*]";
    else if (child === undefined || !membersOf.has(keyword)) path += `${path && " "}${keyword}`;
    else {
      at++;
      if (keyword === "properties") path += path === "" ? child : `.${child}`;
      else if (keyword === "patternProperties") path += `[${child}]`;
      else path += `[${keyword} ${Number(child) + 1}]`;
    }
  }
  return path;
}

const membersOf = new Set(["properties", "patternProperties", "oneOf", "anyOf", "allOf", "prefixItems"]);

function usersInWords({ request, response }: NonNullable<Change["uses"]>): string {
  const sides = [
    ["sent by", request],
    ["answered by", response],
  ] as const;
  const words = sides
    .filter(([, operations]) => operations.size > 0)
    .map(([verb, operations]) => `${verb} ${listInWords([...operations].map(code), 3)}`);
  return words.length > 0 ? ` (${words.join("; ")})` : "";
}
