// Verdaccio, in a process of its own: `registry-process.ts <configuration>` tells its parent the port it got.
import process from "node:process";
import { runServer } from "verdaccio";

const server = await runServer(process.argv[2]);
server.listen(0, "127.0.0.1", () => process.send?.({ port: server.address().port }));
// Nobody needs it when whoever started it is gone.
process.on("disconnect", () => process.exit());
