// A Worker that answers a POST of the settings with the report.
import * as modules from "./modules.js";
import { smoke } from "./smoke.js";

export default {
  /** @param {Request} request */
  async fetch(request) {
    const settings = /** @type {import("./smoke.js").Settings} */ (await request.json());
    return Response.json(await smoke(modules, settings));
  },
};
