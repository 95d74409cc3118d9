import type { components, operations } from "./generated/schema.ts";

type Schemas = components["schemas"];

/** A user with the built-in columns; custom columns are `unknown`. */
export type User = Schemas["User"];
/** A page of users: `meta` and `objects`. */
export type UserList = Schemas["UserList"];
/** Where a page stands. */
export type PageMeta = Schemas["PageMeta"];
/** The query language: which rows. */
export type Where = Schemas["Where"];
/** Custom columns with new values or atomic operations. */
export type UserUpdate = Schemas["UserUpdate"];
/** What became of each user of a bulk update. */
export type BulkUpdateResult = Schemas["BulkUpdateResult"];
/** One row of a bulk update: `success` or `error`. */
export type BulkUpdateRow = Schemas["BulkUpdateRow"];
/** A bulk update that goes on in the background. */
export type BulkUpdateJob = Schemas["BulkUpdateJob"];
/** What to change of a login. */
export type AccountUpdate = Schemas["AccountUpdate"];
/** What a user logs in with. */
export type Account = Schemas["Account"];
/** The query of `listUsers`. */
export type ListQuery = NonNullable<operations["listUsers"]["parameters"]["query"]>;
/** The query of `bulkUpdateUsers` without `where`. */
export type BulkUpdateQuery = Omit<
  NonNullable<operations["bulkUpdateUsers"]["parameters"]["query"]>,
  "where"
>;
/** A user id. As a string, decimal digits only. */
export type UserId = Schemas["Id"] | string;
