export * from "./compare.ts";
export type { ColumnIs } from "./condition.ts";
export * from "./contain.ts";
export * from "./join.ts";
export * from "./presence.ts";
