import { browserOfThisMachine } from "@minapp-users/chromium";
import { chromium } from "playwright-core";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  interface ProvidedContext {
    /** Where the tests find the browser that was started for all of them. */
    chromium: string;
  }
}

/** Starts one Chromium for all tests, and ends it after them. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await chromium.launchServer({ host: "127.0.0.1", ...(await browserOfThisMachine()) });
  project.provide("chromium", server.wsEndpoint());
  return () => server.close();
}
