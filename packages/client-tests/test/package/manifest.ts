import { readFileSync } from "node:fs";
import { join } from "node:path";
import { inject } from "vitest";

/** The folder of the client in the project of the tests. */
export const installed = join(inject("project"), "node_modules", "@minapp-users", "client");

/** The manifest of the client as it is published. */
export const manifest = JSON.parse(readFileSync(join(installed, "package.json"), "utf8")) as {
  name: string;
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
  scripts?: Record<string, string>;
  exports: Record<string, string | { types: string; default: string }>;
};

/** The entry points that hold code, by the name that they are imported by. */
export const modules = Object.entries(manifest.exports).flatMap(([subpath, target]) =>
  typeof target === "object" ? [{ name: manifest.name + subpath.slice(1), ...target }] : [],
);
