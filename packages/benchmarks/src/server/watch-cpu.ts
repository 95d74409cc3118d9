import os from "node:os";
import { cpuTime } from "./process-figures.ts";

/** Milliseconds; undefined where there is no /proc. */
export interface CpuTimes {
  server: number | undefined;
  /** Of processes that have no part in the measurement. */
  others: number | undefined;
  /** Of the clock on the wall. */
  elapsed: number;
}

/**
 * Watches who takes the processors during a measurement: a server that is not at its limit was not measured, and neither
 * was one that had to share.
 *
 * @param pid - of the server
 * @returns what ends it, given the milliseconds that processes of the measurement took beside the server and this one
 */
export function watchCpu(pid: number): (helpers?: number) => CpuTimes {
  const before = { server: cpuTime(pid), busy: busyTime(), own: process.cpuUsage(), time: performance.now() };
  return (helpers = 0) => {
    const elapsed = performance.now() - before.time;
    const after = cpuTime(pid);
    if (before.server === undefined || after === undefined)
      return { server: undefined, others: undefined, elapsed };
    const { user, system } = process.cpuUsage(before.own);
    const server = after - before.server;
    const others = busyTime() - before.busy - server - (user + system) / 1000 - helpers;
    return { server, others: Math.max(0, others), elapsed };
  };
}

/** Milliseconds that the processors of this machine have spent on anything at all since it started. */
function busyTime(): number {
  return os.cpus().reduce((sum, { times }) => sum + times.user + times.nice + times.sys + times.irq, 0);
}
