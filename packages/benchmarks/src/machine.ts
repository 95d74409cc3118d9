import { readFileSync } from "node:fs";
import os from "node:os";
import { join } from "node:path";
import { packageFolder } from "./clients/package-folder.ts";

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

const measured = [
  "@minapp-users/emulator",
  "@stoplight/prism-cli",
  "json-server",
  "autocannon",
  "@minapp-users/client",
  "openapi-fetch",
  "@redocly/cli",
  "@hey-api/openapi-ts",
  "ky",
  "esbuild",
  "typescript",
  "@scalar/api-reference",
  "swagger-ui-dist",
];

/** Describes this machine, and what is installed on it. */
export function describeMachine(): Machine {
  return {
    date: new Date().toISOString(),
    cores: os.availableParallelism(),
    cpu: os.cpus()[0]?.model ?? "unknown",
    memoryGiB: Math.round(os.totalmem() / 2 ** 30),
    system: `${os.type()} ${os.release()} ${os.arch()}`,
    node: process.version,
    loadAverage: os.loadavg(),
    versions: Object.fromEntries(measured.map((name) => [name, versionOf(name)])),
  };
}

function versionOf(name: string): string {
  return JSON.parse(readFileSync(join(packageFolder(name), "package.json"), "utf8")).version;
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
