import { needsToken, routes } from "@minapp-users/spec-check";

const idOf = (list: typeof routes) => list.map(({ operation }) => operation.operationId);
const queryOf = (parameters: (typeof routes)[number]["parameters"]) =>
  parameters.filter((it) => it.in === "query").map(({ name }) => name);

/** The operations that give no token, and those that do. */
export const guarded = idOf(routes.filter(needsToken));
export const grants = idOf(routes.filter((route) => !needsToken(route)));
/** Those that take a page of users, to read or to change it. */
const pages = routes.filter(({ parameters }) => queryOf(parameters).includes("limit"));
export const queries = idOf(pages);
export const lists = idOf(pages.filter(({ method }) => method === "get"));
/** Those with a `where`. */
export const filters = idOf(pages.filter(({ parameters }) => queryOf(parameters).includes("where")));
/** Those on one row, and what names it in their path. */
export const ofOne: Readonly<Record<string, string>> = Object.fromEntries(
  routes.flatMap(({ operation, parameters }) =>
    parameters.filter((it) => it.in === "path").map(({ name }) => [operation.operationId, name]),
  ),
);
/** Those that change columns, those that change anything, and all that take a body. */
export const updates = ["updateUser", "updateUserInfoV1", "bulkUpdateUsers"];
export const writes = [...updates, "updateUserAccount"];
export const withBodies = idOf(routes.filter(({ operation }) => operation.requestBody));

/** A body that is right, for the operations that need one. */
export function rightBody(operationId: string): { body?: object } {
  if (operationId === "updateUserAccount") return { body: { username: "changed" } };
  return updates.includes(operationId) ? { body: { test: "changed" } } : {};
}

/** What asks for one row, and is right but for the id. */
export function onRow(operationId: string, id: string): { params: Record<string, string>; body?: object } {
  return { params: { [ofOne[operationId] ?? ""]: id }, ...rightBody(operationId) };
}

export function search(pairs: Record<string, string> | [string, string][]): string {
  return `?${new URLSearchParams(pairs)}`;
}

/** @throws Error unless a list is empty, or nobody was updated */
export function nothingFound({ objects, succeed }: { objects?: unknown[]; succeed?: number }): void {
  if (objects?.length !== 0 && succeed !== 0) throw new Error("found something");
}
