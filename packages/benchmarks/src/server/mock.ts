import { binary } from "./binary.ts";
import { apiPaths, type Server } from "./server.ts";

const token = "benchmarks0123456789benchmarks0123456789";

/** Our mock's CLI, as its users start it. */
export function mock(): Server {
  const main = binary("@minapp-users/contract-tests", "minapp-users-contract");
  return {
    name: "our mock's CLI",
    args: (port) => [main, "mock", "--port", `${port}`, "--token", token],
    headers: { authorization: `Bearer ${token}` },
    ...apiPaths,
  };
}
