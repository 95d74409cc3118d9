import { fileURLToPath } from "node:url";

/** The built site that all tests of this folder look at. */
export const siteFolder = fileURLToPath(new URL("../../dist", import.meta.url));
