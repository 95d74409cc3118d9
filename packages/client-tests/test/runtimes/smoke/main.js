// For the runtimes with a command line: `main.js <settings as JSON>` prints the report.
import process from "node:process";
import * as modules from "./modules.js";
import { smoke } from "./smoke.js";

const report = await smoke(modules, JSON.parse(process.argv[2] ?? ""));
console.log(JSON.stringify(report));
