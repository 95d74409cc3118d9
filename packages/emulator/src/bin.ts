#!/usr/bin/env node
import { isBuiltin } from "node:module";

// Told before anything is imported: an older Node would fail at the import, with a stack trace.
if (isBuiltin("node:sqlite")) {
  await import("./cli.ts");
} else {
  console.error(
    `minapp-users-emulator: Node ${process.versions.node} has no SQLite; run it with Node 22.13 or newer, for example ` +
      "`npx -p node@24 -p @minapp-users/emulator minapp-users-emulator`.",
  );
  process.exitCode = 1;
}
