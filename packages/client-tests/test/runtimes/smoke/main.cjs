// As main.js, but the client comes by require().
const modules = {
  client: require("@minapp-users/client"),
  auth: require("@minapp-users/client/auth"),
  log: require("@minapp-users/client/log"),
  time: require("@minapp-users/client/time"),
  where: require("@minapp-users/client/where"),
};

import("./smoke.js").then(async ({ smoke }) => {
  console.log(JSON.stringify(await smoke(modules, JSON.parse(process.argv[2] ?? ""))));
});
