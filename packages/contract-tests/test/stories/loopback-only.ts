// Loaded into the process that runs the stories, and into those that it starts: no connection leaves this machine.
import { writeSync } from "node:fs";
import { Socket } from "node:net";

const local = new Set(["127.0.0.1", "::1", "localhost"]);
const { connect } = Socket.prototype;

Socket.prototype.connect = function (this: Socket, ...args: unknown[]) {
  // The arguments as they are given, or already made into a list by net.connect.
  const first = Array.isArray(args[0]) ? args[0][0] : args[0];
  const host = typeof first === "object" && first !== null ? (first as { host?: string }).host : args[1];
  if (typeof host === "string" && !local.has(host)) {
    writeSync(2, `refused a connection to ${host}\n`);
    return this.destroy(new Error("not on this machine"));
  }
  return Reflect.apply(connect, this, args);
} as typeof connect;
