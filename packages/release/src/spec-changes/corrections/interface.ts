import type { Bump } from "../../bump.ts";
import { type Change, isRename } from "../change.ts";
import { isNode, type Node, operationAt, resolve, type Specs, valueAt } from "../document.ts";
import { keywordsOf } from "../keywords.ts";
import { securityStep } from "../security.ts";
import type { Correction } from "./correction.ts";

/** The components that the client exports types of. */
const exported = new Set(["schemas", "responses", "parameters", "requestBodies", "headers", "pathItems"]);

/** A status of failure, `5XX` included. */
const failure = /^[45]/;

const isComponent = ({ parts }: Change) => parts[0] === "components" && parts.length === 3;
const isExported = (change: Change) => isComponent(change) && exported.has(change.parts[1] ?? "");

/** Everything around the schemas: paths, parameters, answers, servers, security, and our own extensions. */
export const interfaces: readonly Correction[] = [
  {
    matches: ({ typeName, property }) => typeName === "Root" && property === "openapi",
    rating: ({ before, after }) => (minorOf(before) === minorOf(after) ? "patch" : "major"),
    because: "whatever reads the spec must know the new version of OpenAPI",
  },
  {
    matches: (change, specs) => stepOf(change, specs) === "major",
    rating: "major",
    because: "what callers send is no longer enough",
  },
  {
    matches: (change, specs) => stepOf(change, specs) === "minor",
    rating: "minor",
    because: "less is enough than before",
  },
  {
    matches: (change, specs) => stepOf(change, specs) === "patch",
    rating: "patch",
    because: "its operations ask for the same as before",
  },
  {
    matches: ({ typeName, property }) => typeName === "SecurityScheme" && property === "bearerFormat",
    rating: "patch",
    because: "it is a hint about the token",
  },
  {
    matches: (change) => isExported(change) && (change.kind === "removed" || isRename(change)),
    rating: "major",
    because: "the client exports a type of this name",
  },
  {
    matches: (change) => isComponent(change) && change.kind === "added",
    rating: "minor",
    because: "there is one more name to refer to",
  },
  {
    matches: ({ uses, directions, parts }) =>
      uses !== undefined && directions.size === 0 && exported.has(parts[1] ?? ""),
    rating: "major",
    because: "no operation uses it, so its exported type can have any use",
  },
  {
    matches: (change) =>
      change.typeName === "Parameter"
        ? change.property === "name"
        : ["PathItem", "Header"].includes(change.typeName) && isRename(change),
    rating: "major",
    because: "the types of the client spell it as the spec does",
  },
  {
    matches: ({ typeName, property }) => typeName === "Header" && property === "required",
    rating: ({ after }) => (after === true ? "minor" : "major"),
    because: "it decides whether an answer always has the header",
  },
  {
    matches: ({ typeName, property, redocly }) =>
      (typeName === "Parameter" || typeName === "RequestBody") &&
      property === "required" &&
      redocly === "patch",
    rating: "minor",
    because: "it can now be left out",
  },
  {
    matches: ({ typeName, kind, after }) =>
      typeName === "RequestBody" && kind === "added" && isNode(after) && after.required === true,
    rating: "major",
    because: "requests without a body are refused",
  },
  {
    matches: (change) => isNewAnswer(change) && !isFailure(change),
    rating: "major",
    because: "nobody reads a success of another status",
  },
  {
    matches: (change, specs) => isNewAnswer(change) && hasNewBody(change, specs),
    rating: "major",
    because: "readers know no failure of this shape",
  },
  {
    matches: ({ typeName, kind, directions }) =>
      (typeName === "MediaType" || typeName === "MediaTypesMap") &&
      kind === "added" &&
      directions.has("response"),
    rating: "major",
    because: "an answer can have a body that readers do not expect",
  },
  {
    matches: ({ kind, parts }) =>
      (kind === "added" || kind === "removed") && keywordsOf(parts).at(-1) === "schema",
    rating: "major",
    because: "without a schema the type is unknown",
  },
  {
    matches: ({ property }) => property === "deprecated",
    rating: ({ after }) => (after === true ? "minor" : "patch"),
    because: "users of it are told to stop",
  },
  {
    matches: ({ place, kind, parts }, specs) =>
      (place === "#/servers/0" && kind === "added") ||
      (place === "#/servers" && kind === "ordered" && !isSameServer(specs)) ||
      (parts[0] === "paths" && keywordsOf(parts).includes("servers")),
    rating: "major",
    because: "requests go to another server: the client takes the first one of the spec",
  },
  {
    matches: ({ place, kind }) => place === "#/servers" && kind === "ordered",
    rating: "patch",
    because: "the first server is still the first",
  },
  {
    matches: ({ property }) => property === "x-minapp-max-url-length",
    rating: ({ before, after }) =>
      typeof before === "number" && typeof after === "number" && after > before ? "minor" : "major",
    because: "it is the longest URL that the client sends",
  },
  {
    matches: ({ property }) => property === "x-minapp-repeatable",
    rating: ({ after }) => (after === false ? "major" : "minor"),
    because: "it decides whether the client sends a request again that may have arrived",
  },
  {
    matches: (change) => extensionOf(change) !== undefined,
    rating: ({ kind, before }) => (kind === "added" || before === undefined ? "minor" : "major"),
    because: "nothing here knows who reads this extension",
  },
];

/** What a change of `security` does to its operations. */
function stepOf({ typeName, parts }: Change, specs: Specs): Bump | undefined {
  return typeName.startsWith("SecurityRequirement") ? securityStep(parts, specs) : undefined;
}

/** `3.1` of `3.1.0`. */
function minorOf(version: unknown): string {
  return String(version).split(".").slice(0, 2).join(".");
}

function extensionOf({ property = "", parts }: Change): string | undefined {
  return [property, ...keywordsOf(parts)].find((it) => it.startsWith("x-"));
}

function isSameServer({ base, revision }: Specs): boolean {
  const [was, is] = [base, revision].map((document) => valueAt(document, ["servers", "0", "url"]));
  return was === is;
}

function isNewAnswer({ typeName, kind, parts }: Change): boolean {
  return typeName === "Response" && kind === "added" && parts[0] === "paths";
}

function isFailure({ parts }: Change): boolean {
  return failure.test(parts.at(-1) ?? "");
}

/** Whether no other failure of the operation has such a body. */
function hasNewBody({ parts, after }: Change, { base, revision }: Specs): boolean {
  const [, path = "", method = ""] = parts;
  const failures = responsesOf(operationAt(base, path, method)).filter(([status]) => failure.test(status));
  const known = new Set(failures.flatMap(([, response]) => bodiesOf(base, response)));
  return !bodiesOf(revision, after).every((body) => known.has(body));
}

function responsesOf(operation: Node | undefined): [string, unknown][] {
  return Object.entries(isNode(operation?.responses) ? operation.responses : {});
}

/** The media types and schemas of an answer, to compare. */
function bodiesOf(document: Node, response: unknown): string[] {
  const resolved = resolve(document, response);
  const content = isNode(resolved) && isNode(resolved.content) ? resolved.content : {};
  return Object.entries(content).map(([type, media]) => {
    return `${type} ${JSON.stringify(isNode(media) ? media.schema : media)}`;
  });
}
