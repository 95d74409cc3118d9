import { DatabaseSync } from "node:sqlite";
import { containsInAnyCase } from "../where/contains-in-any-case.ts";
import { geoIntersects, geoWithin } from "../where/geo.ts";
import { testRegex } from "../where/regex.ts";

/** Marks a database file as the emulator's ("MAUs" as a number). */
const applicationId = 0x4d415573;
const version = 1;

/**
 * Opens a database, and makes its tables when it is new.
 *
 * A file is held exclusively: the emulator is its one writer. Its journal is a write-ahead log, so that what was
 * acknowledged survives the end of the process at any moment.
 *
 * @param file - in memory when left out
 * @throws Error in one sentence when the file cannot be used
 */
export function openDatabase(file?: string): DatabaseSync {
  const database = file === undefined ? new DatabaseSync(":memory:") : openFile(file);
  database.exec("PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY"); // 64 MiB: a million users have large indexes
  addFunctions(database);
  database.exec(tables);
  return database;
}

function openFile(file: string): DatabaseSync {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(file);
    const isNew = checkOwner(database); // before anything is written
    database.exec("PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL");
    database.exec("BEGIN IMMEDIATE; COMMIT");
    if (isNew) database.exec(`PRAGMA application_id = ${applicationId}; PRAGMA user_version = ${version}`);
    return database;
  } catch (error) {
    database?.close();
    throw new Error(`the database ${file} cannot be used: ${reason(error as Error)}`, { cause: error });
  }
}

/** @returns whether there is nothing in it */
function checkOwner(database: DatabaseSync): boolean {
  const tableCount = database.prepare("SELECT count(*) AS n FROM sqlite_schema").get()?.n;
  const { application_id: owner } = database.prepare("PRAGMA application_id").get() ?? {};
  const { user_version: found } = database.prepare("PRAGMA user_version").get() ?? {};
  if (tableCount === 0 && owner === 0) return true;
  if (owner !== applicationId) throw new Error("it is a database of something else");
  if (found !== version) {
    throw new Error(`it was made by another version of the emulator (${found}, not ${version})`);
  }
  return false;
}

function reason({ message }: Error): string {
  if (message === "database is locked") return "another emulator has it open";
  if (message === "file is not a database") return "it is not a SQLite database";
  if (message === "unable to open database file") return "it cannot be opened or made there";
  return message;
}

const tables = `
  CREATE TABLE IF NOT EXISTS columns (name TEXT PRIMARY KEY, type TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS environments (number INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
  CREATE TABLE IF NOT EXISTS tokens (
    hash TEXT PRIMARY KEY, kind TEXT NOT NULL, pair INTEGER NOT NULL, expires_at REAL
  ) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS bulk_operations (
    id INTEGER PRIMARY KEY AUTOINCREMENT, environment TEXT NOT NULL, filter TEXT NOT NULL, body TEXT NOT NULL,
    status TEXT NOT NULL, reached INTEGER NOT NULL, last_id INTEGER NOT NULL, matched_count INTEGER NOT NULL, modified_count INTEGER NOT NULL,
    failing INTEGER NOT NULL, created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL
  );
`;

/** What SQLite cannot do by itself. */
function addFunctions(database: DatabaseSync): void {
  const pure = { deterministic: true, directOnly: true };
  database.function("matches_regex", pure, testRegex);
  database.function("geo_within", pure, geoWithin);
  database.function("geo_intersects", pure, geoIntersects);
  database.function("contains_in_any_case", pure, containsInAnyCase);
}
