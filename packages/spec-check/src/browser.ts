// What needs neither the spec nor Node, for pages.
export { type Compared, comparedWith } from "./compared-with.ts";
export { fitsEveryone } from "./fits-everyone.ts";
export { isLoopbackName } from "./is-loopback-name.ts";
export { type WhereCondition, whereConditions } from "./where-conditions.ts";
export { type WhereMistake, whereMistakes } from "./where-mistakes.ts";
