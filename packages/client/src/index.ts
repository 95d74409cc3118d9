export { createUsersClient, type UsersClient, type UsersClientOptions } from "./client.ts";
export { UsersApiError } from "./error.ts";
export type { components, operations, paths } from "./generated/schema.ts";
export type * from "./models.ts";
export type { RawClient } from "./transport.ts";
