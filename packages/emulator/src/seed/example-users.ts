import { type MediaType, type Response, resolve, routes } from "@minapp-users/spec-check";
import type { SeedUser } from "./seed-user.ts";

/** The users of the spec's examples, so that what it shows can be tried. */
export function exampleUsers(): SeedUser[] {
  const users = new Map<unknown, SeedUser>();
  for (const user of [
    ...examplesOf("getUser"),
    ...examplesOf("listUsers").flatMap(({ objects }) => objects as SeedUser[]),
  ]) {
    const { id } = user;
    const known = users.get(id) ?? {};
    if (Object.keys(user).length > Object.keys(known).length) users.set(id, user as SeedUser);
  }
  for (const profile of examplesOf("getUserProfileV1")) {
    const { id, user_id, user_group, ...columns } = profile;
    users.set(user_id, { ...columns, id: user_id, _profile_id: id, _group: user_group } as SeedUser);
  }
  return [...users.values()];
}

function examplesOf(operationId: string): Record<string, unknown>[] {
  const route = routes.find(({ operation }) => operation.operationId === operationId);
  const { content } = resolve<Response>(route?.operation.responses["200"] ?? {});
  const { examples } = content?.["application/json"] ?? ({ examples: {} } as MediaType);
  return Object.values(examples).map(({ value }) => value as Record<string, unknown>);
}
