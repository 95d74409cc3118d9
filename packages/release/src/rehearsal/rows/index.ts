export { exampleRows } from "./example.ts";
export { firstStart } from "./first-start.ts";
export { npxRows } from "./npx.ts";
export { oldNodeRows } from "./old-node.ts";
export { readmeRows } from "./readme-commands.ts";
export { runtimeRows } from "./runtimes.ts";
export { snippetRows } from "./snippets.ts";
export { vitePage } from "./vite-page.ts";
