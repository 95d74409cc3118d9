import { createRequire } from "node:module";
import os from "node:os";

/** Where figures come from; without it they mean nothing. */
export interface Machine {
  date: string;
  cores: number;
  cpu: string;
  memoryGiB: number;
  system: string;
  node: string;
  /** Of the last 1, 5 and 15 minutes, before anything was measured. */
  loadAverage: number[];
  /** Of every package that is measured, or measures. */
  versions: Record<string, string>;
}

const measured = ["@minapp-users/emulator", "@stoplight/prism-cli", "json-server", "autocannon"];

/** Describes this machine, and what is installed on it. */
export function describeMachine(): Machine {
  const require = createRequire(import.meta.url);
  return {
    date: new Date().toISOString(),
    cores: os.availableParallelism(),
    cpu: os.cpus()[0]?.model ?? "unknown",
    memoryGiB: Math.round(os.totalmem() / 2 ** 30),
    system: `${os.type()} ${os.release()} ${os.arch()}`,
    node: process.version,
    loadAverage: os.loadavg(),
    versions: Object.fromEntries(measured.map((name) => [name, require(`${name}/package.json`).version])),
  };
}

/** The head of the report. */
export function machineLines(machine: Machine): string[] {
  const versions = Object.entries(machine.versions).map(([name, version]) => `${name} ${version}`);
  return [
    `Date      ${machine.date}`,
    `Machine   ${machine.cores} cores (${machine.cpu}), ${machine.memoryGiB} GiB, ${machine.system}`,
    `Node      ${machine.node}`,
    `Versions  ${versions.join(", ")}`,
    `Load      ${machine.loadAverage.map((load) => load.toFixed(2)).join(" ")} (1, 5 and 15 minutes before the start)`,
  ];
}
