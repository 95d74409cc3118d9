import type { Resolve } from "./resolve.ts";
import { type Method, methods, type Operation, type Parameter, type Spec } from "./spec.ts";

/** An operation where it is. */
export interface Route {
  method: Method;
  /** The path template. */
  path: string;
  operation: Operation;
  /** Those of the path and those of the operation. */
  parameters: Parameter[];
}

/** No path of an API has as many; of one that has, only these are shown. */
const mostParts = 20;

/** Every operation of a spec, and how to find the one that a path means. */
export function createRoutes(spec: Spec, resolve: Resolve) {
  const places = Object.entries(spec.paths).map(([path, item]) => ({
    pattern: new RegExp(`^${path.replace(/[.]/g, "\\.").replace(/\{[^{}]+\}/g, "[^/]+")}$`),
    routes: methods.flatMap((method): Route[] => {
      const operation = item[method];
      if (!operation) return [];
      const parameters = [...(item.parameters ?? []), ...(operation.parameters ?? [])];
      return [{ method, path, operation, parameters: parameters.map((it) => resolve(it)) }];
    }),
  }));
  const words = new Set(Object.keys(spec.paths).flatMap((path) => path.split("/")));

  const routesAt = (pathname: string): Route[] =>
    places.flatMap(({ pattern, routes }) => (pattern.test(pathname) ? routes : []));

  const showPath = (pathname: string): string =>
    pathname
      .split("/", mostParts)
      .map((part) => (words.has(part) || /^v[\d.]{1,4}$/.test(part) ? part : "…"))
      .join("/");

  const hintFor = (pathname: string): string => {
    if (routesAt(`${pathname}/`).length > 0) return ": the slash at the end is missing";
    if (pathname.includes("//")) return ": a part of the path is empty, was an id lost?";
    const other = pathname.includes("user-profile")
      ? pathname.replace("user-profile", "user_profile")
      : pathname.replace("user_profile", "user-profile");
    if (other !== pathname && routesAt(other).length > 0) return `: did you mean ${showPath(other)}?`;
    return "";
  };

  return { routes: places.flatMap(({ routes }) => routes), routesAt, hintFor, showPath };
}
