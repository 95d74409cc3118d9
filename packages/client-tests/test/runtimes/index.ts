export { chromium, launchBrowser } from "./chromium.ts";
export { commandLines } from "./command-line.ts";
export { startProviders } from "./providers.ts";
export type { Runtime } from "./runtime.ts";
export { copySmoke, problemsOf } from "./suite.ts";
export { workerd } from "./workerd.ts";
