import type { Route } from "@minapp-users/spec-check";

/** Whether a request changes every user: a bulk update without `where`, or with one that everybody fits. */
export function updatesAllUsers({ method, parameters }: Route, query: URLSearchParams): boolean {
  const isBulk =
    method === "put" && parameters.some(({ name, in: place }) => place === "query" && name === "where");
  if (!isBulk) return false;
  const where = query.get("where");
  if (!where) return true;
  try {
    return fitsAll(JSON.parse(where));
  } catch {
    return false; // not JSON, which is a violation
  }
}

function fitsAll(where: unknown): boolean {
  if (typeof where !== "object" || where === null) return false;
  return Object.entries(where).every(([name, list]) => {
    if (!Array.isArray(list)) return false;
    return name === "$and" ? list.every(fitsAll) : name === "$or" && list.some(fitsAll);
  });
}
