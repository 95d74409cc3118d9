import { fitsEveryone, type Route } from "@minapp-users/spec-check";

/** Whether a request changes every user: a bulk update without `where`, or with one that everybody fits. */
export function updatesAllUsers({ method, parameters }: Route, query: URLSearchParams): boolean {
  const isBulk =
    method === "put" && parameters.some(({ name, in: place }) => place === "query" && name === "where");
  if (!isBulk) return false;
  const where = query.get("where");
  if (!where) return true;
  try {
    return fitsEveryone(JSON.parse(where));
  } catch {
    return false; // not JSON, which is a violation
  }
}
