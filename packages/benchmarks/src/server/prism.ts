import { fileURLToPath } from "node:url";
import { binary } from "./binary.ts";
import { apiPaths, type Server } from "./server.ts";

/** Prism's mock of the spec, as its users start it, or with its log off. */
export function prism({ silent = false } = {}): Server {
  const spec = fileURLToPath(import.meta.resolve("@minapp-users/spec/minapp-users.yaml"));
  const quiet = silent ? ["--verboseLevel", "silent"] : [];
  return {
    name: silent ? "Prism's CLI, silent" : "Prism's CLI",
    args: (port) => [binary("@stoplight/prism-cli", "prism"), "mock", spec, "--port", `${port}`, ...quiet],
    headers: { authorization: "Bearer any" },
    ...apiPaths,
  };
}
