import type { CheckJson } from "./check-json.ts";
import { readJson } from "./read-json.ts";
import type { Resolve } from "./resolve.ts";
import type { Route } from "./routes.ts";
import { showMediaType } from "./show-media-type.ts";
import type { Header, MediaType, Ref, Response } from "./spec.ts";

/** An answer as it arrived. */
export interface ReceivedAnswer {
  status: number;
  /** By their names in lower case. */
  headers: Record<string, string>;
  /** Empty when there is none. */
  body: string;
}

/**
 * Checks an answer to an operation: its status, its media type, the headers that it must have, and its body.
 *
 * Whether it is the answer to the question (the user that was asked for, no more rows than `limit`) is not checked.
 *
 * @returns a sentence for each thing that is wrong, without a value of the headers or the body
 */
export type CheckAnswer = (route: Route, answer: ReceivedAnswer) => string[];

export function createCheckAnswer(resolve: Resolve, checkJson: CheckJson): CheckAnswer {
  return ({ operation: { operationId, responses } }, { status, headers, body }) => {
    const documented = responses[status] ?? responses[`${String(status)[0]}XX`];
    if (!documented) {
      const known = Object.keys(responses).join(", ");
      return [`${operationId} has no answer with status ${status}: it has ${known}`];
    }
    const { headers: required, content } = resolve<Response>(documented);
    const problem = content
      ? checkContent(content, status, headers, body)
      : body !== "" && `an answer with status ${status} has no body`;
    return [...checkHeaders(required ?? {}, status, headers), ...(problem ? [problem] : [])];
  };

  function checkHeaders(
    known: Record<string, Header | Ref>,
    status: number,
    headers: HeaderValues,
  ): string[] {
    return Object.entries(known).flatMap(([name, node]) => {
      const { required, schema } = resolve<Header>(node);
      const value = headers[name.toLowerCase()];
      if (!value) return required ? [`an answer with status ${status} must have the header ${name}`] : [];
      const problem = checkJson(schema, value, `the header ${name}`);
      return problem ? [problem] : [];
    });
  }

  function checkContent(
    content: Record<string, MediaType>,
    status: number,
    headers: HeaderValues,
    body: string,
  ): string | undefined {
    const known = Object.keys(content).join(" or ");
    if (body === "") return `an answer with status ${status} must have a body of ${known}`;
    const [mediaType = "", ...rest] = (headers["content-type"] ?? "").split(";").map((it) => it.trim());
    if (mediaType === "") return `the header Content-Type is missing, it must be ${known}`;
    const name = mediaType.toLowerCase();
    const documented = Object.hasOwn(content, name) ? content[name] : undefined;
    if (!documented) {
      return `an answer with status ${status} must have the Content-Type ${known}, not ${showMediaType(name)}`;
    }
    if (name !== "application/json") return checkJson(documented.schema, body, "body");
    const charset = rest.find((parameter) => /^charset=/i.test(parameter));
    if (charset && !/^charset="?utf-?8"?$/i.test(charset)) return "the charset of JSON must be UTF-8";
    const read = readJson(body, "body");
    return "problem" in read ? read.problem : checkValue(documented.schema, read.value);
  }

  /** Of a choice, says what is wrong with the one that was meant: that it is none of them helps nobody. */
  function checkValue(schema: object, value: unknown): string | undefined {
    const { oneOf: choice } = resolve<{ oneOf?: object[] }>(schema);
    if (!choice) return checkJson(schema, value, "body");
    const problems = choice.map((it) => checkJson(it, value, "body"));
    const fitting = problems.filter((problem) => problem === undefined);
    if (fitting.length === 1) return undefined;
    const names = choice.map(nameOf);
    if (fitting.length > 1) return `body must be one of ${names.join(", ")}, but is more than one of them`;
    const meant = findMeant(
      choice.map((it) => resolve<ObjectSchema>(it)),
      value,
    );
    return meant === undefined
      ? `body must be one of ${names.join(", ")}`
      : `${problems[meant]} (it was taken for ${names[meant]})`;
  }
}

type HeaderValues = ReceivedAnswer["headers"];

interface ObjectSchema {
  required?: string[];
  properties?: object;
}

/** The index of the one that has most in common with the value; undefined when it is not one alone. */
function findMeant(choice: ObjectSchema[], value: unknown): number | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const count = (names: string[]) => names.filter((name) => Object.hasOwn(value, name)).length;
  const likeness = choice.map(
    ({ required = [], properties = {} }) => 1000 * count(required) + count(Object.keys(properties)),
  );
  const most = Math.max(...likeness);
  const index = likeness.indexOf(most);
  return most > 0 && likeness.lastIndexOf(most) === index ? index : undefined;
}

function nameOf(schema: object, index: number): string {
  return "$ref" in schema ? String(schema.$ref).replace(/^.*\//, "") : `the schema ${index + 1}`;
}
