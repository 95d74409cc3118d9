import { spawn } from "node:child_process";
import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { build } from "esbuild";
import { runToSuccess } from "../packed/run.ts";
import { program, type Runtime } from "./runtime.ts";
import type { Report } from "./smoke/smoke.js";

const { path, missing } = program("@cloudflare/workerd-linux-64", "bin/workerd");

/** The runtime of Cloudflare Workers, with the client bundled as its own tool does. */
export const workerd: Runtime = {
  name: "workerd",
  missing,
  run: async (project, settings) => {
    await build({
      entryPoints: [join(project, "smoke", "worker.js")],
      outfile: join(project, "worker.js"),
      bundle: true,
      format: "esm",
      target: "es2024",
      conditions: ["workerd", "worker", "browser"],
      logLevel: "silent",
    });
    const config = join(project, "workerd.capnp");
    await writeFile(config, configuration);

    // It tells the port that it chose on descriptor 3.
    const child = spawn(path, ["serve", config, "--control-fd=3"], {
      cwd: project,
      stdio: ["ignore", "inherit", "pipe", "pipe"],
      timeout: 60_000,
      killSignal: "SIGKILL",
    });
    let complaints = "";
    const [, , stderr, control] = child.stdio as Readable[];
    stderr?.setEncoding("utf8").on("data", (text: string) => {
      complaints += text;
    });
    const ended = once(child, "close");
    try {
      const version = (await runToSuccess(path, ["--version"])).stdout.trim();
      const port = await Promise.race([
        listening(control as Readable),
        ended.then(() => Promise.reject(new Error(`workerd did not start: ${complaints}`))),
      ]);
      const answer = await fetch(`http://127.0.0.1:${port}/`, {
        method: "POST",
        body: JSON.stringify(settings),
      });
      const text = await answer.text();
      if (!answer.ok || complaints)
        throw new Error(`workerd answered ${answer.status}: ${text}\n${complaints}`);
      const report = JSON.parse(text) as Report;
      // It only calls itself "Cloudflare-Workers".
      if (report.runtime !== "Cloudflare-Workers") throw new Error(`this is not workerd: ${report.runtime}`);
      return { ...report, runtime: version };
    } finally {
      child.kill("SIGKILL");
      await ended;
    }
  },
};

/** The Worker reaches this machine and nothing else. */
const configuration = `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "worker", worker = (
      modules = [(name = "worker.js", esModule = embed "worker.js")],
      compatibilityDate = "2026-11-01",
      globalOutbound = "this-machine",
    )),
    (name = "this-machine", network = (allow = ["local"])),
  ],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "worker")],
);
`;

async function listening(control: Readable): Promise<number> {
  for await (const line of createInterface(control)) {
    const { event, port } = JSON.parse(line) as { event: string; port: number };
    if (event === "listen") return port;
  }
  throw new Error("workerd told no port");
}
