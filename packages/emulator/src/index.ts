export type { ColumnType } from "./columns/column.ts";
export type { TableField, TableSchema } from "./columns/table-schema.ts";
export type { Fault, Faults, PendingFault } from "./faults.ts";
export type { Quirks } from "./quirks.ts";
export type { RecordedRequest } from "./request-log.ts";
export type { SeedUser } from "./seed/seed-user.ts";
export { type Emulator, type EmulatorOptions, startEmulator } from "./start-emulator.ts";
export type { InEnvironment, UserRow, Users } from "./users.ts";
