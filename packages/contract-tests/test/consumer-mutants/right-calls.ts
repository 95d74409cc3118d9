// Right calls, made of the examples of the spec: each operation as bare as it may be, with each of its examples of a
// parameter and of a body, each of these in a test environment as well, and with everything at once.
import { type MediaType, needsToken, type Parameter, type Route, routes } from "@minapp-users/spec-check";
import { exampleRequest } from "../mock/documented.ts";
import type { Call } from "./wrong-call.ts";

export const rightCalls: { name: string; call: Call }[] = routes.flatMap((route) => {
  const { operationId } = route.operation;
  const optional = route.parameters.filter(({ in: place }) => place !== "path");
  const [bare = { name: "", call: { url: "" } }, ...bodies] = bodiesOf(route).map(([name, body]) => ({
    name: `${operationId}${name && ` with the body ${name}`}`,
    call: call(route, body),
  }));
  const parameters = optional.flatMap((parameter) =>
    examplesOf(parameter).map(([name, text]) => ({
      name: `${operationId} with ${parameter.name}${name && ` ${name}`}`,
      call: withParameter(bare.call, parameter, text),
    })),
  );
  const { method, url, headers, body } = exampleRequest(route);
  const all = {
    name: `${operationId} with everything`,
    call: { method, url, headers: { ...token(route), ...headers }, ...(body === undefined ? {} : { body }) },
  };
  const environment = optional.find(({ in: place }) => place === "header");
  const elsewhere = environment
    ? [...bodies, ...parameters.filter(({ name }) => !name.endsWith(environment.name))].map((it) => ({
        name: `${it.name}, in a test environment`,
        call: withParameter(it.call, environment, String(environment.example)),
      }))
    : [];
  return [bare, ...bodies, ...parameters, ...elsewhere, ...(optional.length > 1 ? [all] : [])];
});

function call(route: Route, body: unknown): Call {
  const needed = route.parameters.filter((it) => isInPath(it) || isWhereOfUpdate(route, it));
  const { method, url } = exampleRequest({ ...route, parameters: needed });
  const type = body === undefined ? {} : { "content-type": "application/json" };
  return {
    method,
    url,
    headers: { ...token(route), ...type },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  };
}

function isInPath({ in: place }: Parameter): boolean {
  return place === "path";
}

/** Without it, a bulk update is for everybody: right by the spec, and refused by the mock unless that is said to be meant. */
function isWhereOfUpdate({ method }: Route, { name }: Parameter): boolean {
  return method === "put" && name === "where";
}

function token(route: Route): { authorization?: undefined } {
  return needsToken(route) ? {} : { authorization: undefined };
}

function bodiesOf({ operation }: Route): [name: string, value: unknown][] {
  const media: MediaType | undefined = operation.requestBody?.content["application/json"];
  if (!media) return [["", undefined]];
  return Object.entries(media.examples).map(([name, { value }]) => [name, value]);
}

function examplesOf({ example, examples }: Parameter): [name: string, text: string][] {
  if (examples) return Object.entries(examples).map(([name, { value }]) => [name, String(value)]);
  return [["", String(example)]];
}

function withParameter(bare: Call, { name, in: place }: Parameter, text: string): Call {
  if (place === "header") return { ...bare, headers: { ...bare.headers, [name]: text } };
  const [path = "", search = ""] = bare.url.split("?");
  const query = new URLSearchParams(search);
  query.set(name, text);
  return { ...bare, url: `${path}?${query}` };
}
