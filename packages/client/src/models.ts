import type { components, operations } from "./generated/schema.ts";

type Schemas = components["schemas"];

/** Where a page stands. */
export type PageMeta = Schemas["PageMeta"];
/** A bulk update that goes on in the background. */
export type BulkUpdateJob = Schemas["BulkUpdateJob"];
/** The state of a bulk update in the background. */
export type BulkOperation = Schemas["BulkOperation"];
/** What to change of a login. */
export type AccountUpdate = Readonly<Schemas["AccountUpdate"]>;
/** What a user logs in with. */
export type Account = Schemas["Account"];
/** The parameters of `listUsers` but `where`. */
export type ListQuery = Loose<Omit<NonNullable<operations["listUsers"]["parameters"]["query"]>, "where">>;
/** What is undefined is left out. */
type Loose<T> = { [K in keyof T]: T[K] | undefined };
/** The parameters of `bulkUpdateUsers` but `where`. */
export type BulkUpdateQuery = Loose<
  Omit<NonNullable<operations["bulkUpdateUsers"]["parameters"]["query"]>, "where">
>;
/** A user id. As a string, decimal digits only. */
export type UserId = Schemas["Id"] | string;
