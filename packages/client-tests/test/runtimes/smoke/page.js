// For a page: what the test calls in it.
import * as modules from "./modules.js";
import { smoke } from "./smoke.js";

Object.assign(globalThis, {
  /** @param {import("./smoke.js").Settings} settings */
  runSmoke: (settings) => smoke(modules, settings),
  /** @param {import("@minapp-users/client").UsersClientOptions} options */
  createClient: (options) => void modules.client.createUsersClient(options),
});
