import { type Method, methods, type Operation, type Parameter, resolve, spec } from "./spec.ts";

/** An operation where it is. */
export interface Route {
  method: Method;
  /** The path template. */
  path: string;
  operation: Operation;
  /** Those of the path and those of the operation. */
  parameters: Parameter[];
}

/** Every operation of the spec, in its order. */
export const routes: Route[] = Object.entries(spec.paths).flatMap(([path, item]) =>
  methods.flatMap((method) => {
    const operation = item[method];
    if (!operation) return [];
    const parameters = [...(item.parameters ?? []), ...(operation.parameters ?? [])].map((it) => resolve(it));
    return [{ method, path, operation, parameters }];
  }),
);

const patterns = new Map(
  Object.keys(spec.paths).map((path) => [
    path,
    new RegExp(`^${path.replace(/[.]/g, "\\.").replace(/\{[^{}]+\}/g, "[^/]+")}$`),
  ]),
);

/** The routes at a path, one for each method; none when the spec does not know the path. */
export function routesAt(pathname: string): Route[] {
  return routes.filter(({ path }) => patterns.get(path)?.test(pathname));
}

/** Why there may be nothing at a path: the mistakes that this API invites. */
export function hintFor(pathname: string): string {
  if (routesAt(`${pathname}/`).length > 0) return ": the slash at the end is missing";
  if (pathname.includes("//")) return ": a part of the path is empty, was an id lost?";
  const other = pathname.includes("user-profile")
    ? pathname.replace("user-profile", "user_profile")
    : pathname.replace("user_profile", "user-profile");
  if (other !== pathname && routesAt(other).length > 0) return `: did you mean ${showPath(other)}?`;
  return "";
}

const words = new Set(Object.keys(spec.paths).flatMap((path) => path.split("/")));

/** A path for a message, without what is not a word of the API: that may be a phone, an e-mail or a token. */
export function showPath(pathname: string): string {
  const parts = pathname
    .split("/")
    .map((part) => (words.has(part) || /^v[\d.]{1,4}$/.test(part) ? part : "…"));
  return parts.join("/");
}
