import { resolve } from "@minapp-users/spec-check";
import type { Column, ColumnType } from "./column.ts";

interface UserSchema {
  properties: Record<string, object>;
}

/** The built-in columns: the properties that the spec gives to a user. */
export function builtInColumns(): Column[] {
  const user = resolve<UserSchema>({ $ref: "#/components/schemas/User" });
  return Object.entries(user.properties).map(([name, schema]) => ({
    name,
    type: typeOf(resolve(schema)),
    schema,
    builtIn: true,
  }));
}

function typeOf(schema: { type?: string | string[] }): ColumnType {
  const [type] = [schema.type ?? []].flat().filter((it) => it !== "null");
  return type as ColumnType;
}

/**
 * The seven built-in columns that a sibling interface lets one write
 * (cloud functions, `DOC:cloud-function/node-sdk/user.md`).
 */
export const profileColumns: ReadonlySet<string> = new Set([
  "nickname",
  "gender",
  "country",
  "province",
  "city",
  "language",
  "avatar",
]);
