#!/usr/bin/env node
import module from "node:module";

// Told before anything is imported: an older Node would fail at the import, with a stack trace.
if ("enableCompileCache" in module) {
  await import("./cli.ts");
} else {
  console.error(
    `minapp-users-contract: Node ${process.versions.node} is too old; run it with Node 22.12 or newer, for example ` +
      "`npx -p node@24 -p @minapp-users/contract-tests minapp-users-contract`.",
  );
  process.exitCode = 1;
}
