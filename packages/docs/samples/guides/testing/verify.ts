import { runVerify } from "@minapp-users/contract-tests";

const { MINAPP_BASE_URL = "" } = process.env;

// Your own stand-in for the API: here the emulator. Without `operations`, everything is verified.
const { ok, cases, atFault } = await runVerify({ baseUrl: MINAPP_BASE_URL, operations: ["getUser"] });

for (const { title, message } of cases.filter(({ state }) => state === "failed")) console.log(title, message);
console.log(ok ? "the contract is kept" : `at fault: ${atFault.join(", ")}`);
