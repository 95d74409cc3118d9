import type { Route } from "./routes.ts";
import { showName } from "./show-name.ts";

/** What stands for a secret. */
export const redacted = "[redacted]";

/** Names whose values no record shows: secrets, and what tells a person. */
const secretNames = new Set([
  "client_secret",
  "code",
  "refresh_token",
  "access_token",
  "password",
  "new_password",
  "phone",
  "_phone",
  "email",
  "_email",
]);

/** A JSON value without what is secret in it, for a record of requests. */
export function redact(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(redact);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, it]) => [
      showName(name),
      secretNames.has(name) && it !== null ? redacted : redact(it),
    ]),
  );
}

/**
 * The parameters of a query by name, without what is secret in them: `where` as a value when it is JSON, others as the
 * text that was sent. Of a parameter that the operation does not have, no value.
 */
export function showQuery(query: URLSearchParams, route: Route | undefined): Record<string, unknown> {
  const known = new Set(
    route?.parameters.flatMap(({ name, in: place }) => (place === "query" ? [name] : [])),
  );
  const shown = [...query].map(([name, value]) => [
    showName(name),
    known.has(name) ? showParameter(name, value) : redacted,
  ]);
  return Object.fromEntries(shown);
}

function showParameter(name: string, value: string): unknown {
  if (name !== "where") return value;
  try {
    return redact(JSON.parse(value));
  } catch {
    return redacted;
  }
}

/**
 * The parameters in a path by name, as the text that was sent. What is not an integer is shown only if it looks like a
 * name, such as `undefined`.
 */
export function showPathParameters(pathname: string, route: Route | undefined): Record<string, string> {
  const template = route?.path.split("/") ?? [];
  const shown = pathname.split("/", template.length).flatMap((part, index) => {
    const name = /^\{(.+)\}$/.exec(template[index] ?? "")?.[1];
    return name === undefined ? [] : [[name, /^-?\d+$/.test(part) ? part : showName(part)]];
  });
  return Object.fromEntries(shown);
}
