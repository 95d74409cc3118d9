import { isDeepStrictEqual } from "node:util";
import { type Change, isRename } from "../change.ts";
import { isNode, methods, type Node, resolve, type Specs, targetOf } from "../document.ts";
import { keywordsOf } from "../keywords.ts";
import { changeOfValue, code, listInWords, valueInWords } from "./code.ts";

/** What Redocly's kinds of nodes are called. */
const nounsOfTypes: Readonly<Record<string, string>> = {
  Example: "example",
  Header: "header",
  HeadersMap: "headers",
  MediaType: "media type",
  MediaTypesMap: "content",
  Operation: "operation",
  Parameter: "parameter",
  ParameterList: "parameters",
  PathItem: "path",
  RequestBody: "body",
  Response: "answer",
  SecurityRequirement: "security",
  SecurityRequirementList: "security",
  SecurityScheme: "security scheme",
  Server: "server",
  ServerList: "servers",
};
/** What stands below a keyword. */
const nounsOfMembers: Readonly<Record<string, string>> = {
  allOf: "branch",
  anyOf: "branch",
  oneOf: "branch",
  patternProperties: "names like this",
  prefixItems: "item",
  properties: "property",
  schemas: "schema",
};

/** Says what a change is: what was added or removed, or from what to what. */
export function whatOf(change: Change, specs: Specs): string {
  const { kind, property = "", typeName, before, after } = change;
  if (typeName === "SecurityRequirement" && kind === "modified")
    return schemeInWords(property, before, after);
  if (kind === "added") return `${nounOf(change)} added${detailsOf(change, after, specs)}`;
  if (kind === "removed") return `${nounOf(change)} removed`;
  if (kind === "ordered") return `${nounOf(change)} in another order`;
  if (isRename(change)) return `renamed from ${valueInWords(before)}`;
  const name = property ? code(property) : nounOf(change);
  const isRequired = property === "required" && (Array.isArray(before) || Array.isArray(after));
  const [was, is] = isRequired ? [before ?? [], after ?? []] : [before, after];
  if (Array.isArray(was) && Array.isArray(is)) return `${name} ${membersInWords(was, is)}`;
  return `${name} ${changeOfValue(typeInWords(property, was), typeInWords(property, is))}`;
}

/** The keyword that was itself added, removed or changed, and not something with a name or an index below it. */
export function keywordOf({ parts, property, typeName }: Change): string | undefined {
  if (property !== undefined || typeName === "Operation") return undefined;
  const keyword = keywordsOf(parts).at(-1);
  return keyword && !/^\d+$/.test(keyword) ? keyword : undefined;
}

function nounOf(change: Change): string {
  const noun = nounsOfTypes[change.typeName];
  if (noun) return noun;
  const keyword = keywordOf(change);
  if (keyword) return code(keyword);
  return nounsOfMembers[keywordsOf(change.parts).at(-2) ?? ""] ?? "entry";
}

/** What there is to say of something new: its type, its names, whether it must be there. */
function detailsOf(change: Change, value: unknown, { revision }: Specs): string {
  if (value === undefined) return "";
  const details = Array.isArray(value)
    ? value.flatMap((it) => itemInWords(change, it, revision))
    : isNode(value)
      ? nodeInWords(change, value)
      : [valueInWords(value)];
  if (change.typeName === "SecurityRequirementList" && details.length === 0) return ": nothing";
  return details.length > 0 ? `: ${listInWords(details, 8)}` : "";
}

function nodeInWords(change: Change, node: Node): string[] {
  const { typeName } = change;
  if (typeName === "SecurityRequirement") return [schemesInWords(node)];
  if (typeName.endsWith("Map")) return Object.keys(node).map(code);
  if (typeName === "PathItem") {
    return Object.entries(node).flatMap(([method, operation]) =>
      methods.includes(method) && isNode(operation)
        ? [code(String(operation.operationId ?? method.toUpperCase()))]
        : [],
    );
  }
  const type = typeInWords("type", node.type);
  return [
    ...(typeof type === "string" ? [code(type)] : []),
    ...(Array.isArray(node.enum) ? [`one of ${valueInWords(node.enum)}`] : []),
    ...requiredIn(node.required),
  ];
}

/** What an item of a list is called, if it is called anything. */
function itemInWords(change: Change, item: unknown, document: Node): string[] {
  const node = resolve(document, item);
  if (!isNode(node)) return [valueInWords(item)];
  if (change.typeName.startsWith("SecurityRequirement")) return [schemesInWords(node)];
  const name = node.name ?? node.url ?? targetOf(item)?.split("/").at(-1);
  return name === undefined ? [] : [[code(String(name)), ...requiredIn(node.required)].join(" ")];
}

function schemesInWords(requirement: Node): string {
  return Object.keys(requirement).map(code).join(" and ") || "nothing";
}

function requiredIn(required: unknown): string[] {
  return required === true ? ["required"] : [];
}

function typeInWords(name: string, value: unknown): unknown {
  return name === "type" && Array.isArray(value) ? value.join(" | ") : value;
}

function schemeInWords(scheme: string, before: unknown, after: unknown): string {
  if (before === undefined) return `security also asks for ${code(scheme)}`;
  if (after === undefined) return `security no longer asks for ${code(scheme)}`;
  return `scopes of ${code(scheme)} ${changeOfValue(before, after)}`;
}

/** What a list has lost and gained. */
function membersInWords(before: unknown[], after: unknown[]): string {
  const without = (list: unknown[], other: unknown[]) =>
    list.filter((it) => !other.some((one) => isDeepStrictEqual(one, it))).map(valueInWords);
  const [lost, gained] = [without(before, after), without(after, before)];
  if (lost.length + gained.length === 0) return "in another order";
  return [
    ...(lost.length > 0 ? [`no longer ${listInWords(lost, 8)}`] : []),
    ...(gained.length > 0 ? [`now also ${listInWords(gained, 8)}`] : []),
  ].join(", ");
}
