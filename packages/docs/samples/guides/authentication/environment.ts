import { createUsersClient } from "@minapp-users/client";

const { MINAPP_BASE_URL: baseUrl = "", MINAPP_TOKEN: token = "" } = process.env;

const production = createUsersClient({ token, baseUrl });
const trial = createUsersClient({ token, baseUrl, environment: "6f1c2d3e4b5a69788796" });

console.log("production:", await production.count(), "users");
console.log("test environment:", await trial.count(), "users");
