import { readFileSync } from "node:fs";

/** Linux counts the processor time of a process in hundredths of a second, on every architecture. */
const tick = 10;

/** Milliseconds of processor time that a process has used, or undefined where there is no /proc. */
export function cpuTime(pid: number): number | undefined {
  const stat = read(`/proc/${pid}/stat`);
  if (stat === undefined) return undefined;
  // The name of the process stands in brackets and can hold spaces.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return (Number(fields[11]) + Number(fields[12])) * tick;
}

/** The most memory that a process has had, in MiB, or undefined where there is no /proc. */
export function peakMemory(pid: number): number | undefined {
  const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(read(`/proc/${pid}/status`) ?? "")?.[1];
  return kilobytes === undefined ? undefined : Number(kilobytes) / 1024;
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}
