import { access, constants, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import type { Exchange } from "../proxy/exchange.ts";
import { githubAnnotations } from "../proxy/github-annotations.ts";
import { junitReport } from "../proxy/junit-report.ts";
import { readTarget } from "../proxy/read-target.ts";
import type { ProxyReport } from "../proxy/report.ts";
import { startProxy } from "../proxy/start-proxy.ts";
import type { Command } from "./command.ts";
import { readFlags, readPort } from "./read-flags.ts";
import { UsageError } from "./usage-error.ts";

export const proxy: Command = {
  summary: "stands before a provider of the API, and checks what goes through",
  help: `Usage: minapp-users-contract proxy --target <url> [options]

Passes requests on to a provider of the MinApp user API, and checks requests and answers against its OpenAPI
description. Ctrl-C or SIGTERM ends it and writes the reports, which hold nothing that was sent.

Options:
  --target <url>            base URL to pass requests on to (MINAPP_USERS_PROXY_TARGET)
  --port <n>                port, 0 for any free one (MINAPP_USERS_PROXY_PORT; default 4030)
  --host <name>             host (MINAPP_USERS_PROXY_HOST; default 127.0.0.1)
  --mode <mode>             record: pass everything on (default); refuse: answer 400 to a request that breaks the
                            contract, and 502 in place of an answer that does
  --unknown-paths <what>    report (default) or pass, for paths that the API does not have
  --allow-update-of-all-users
                            with --mode refuse: let through a bulk update without where
  --timeout <ms>            time for an answer of the target (default 30000)
  --json <file>             write a report as JSON
  --junit <file>            write a report as JUnit's XML
  --github                  print annotations for GitHub Actions (default there)
  --quiet                   do not print the requests
  --help                    print this

Exit codes: 0 no violation, 1 could not start or not write a report, 2 the command line is wrong, 3 there were violations.`,

  async run(args, env) {
    const flags = readFlags(args, {
      target: { type: "string" },
      port: { type: "string" },
      host: { type: "string" },
      mode: { type: "string", default: "record" },
      "unknown-paths": { type: "string", default: "report" },
      "allow-update-of-all-users": { type: "boolean", default: false },
      timeout: { type: "string", default: "30000" },
      json: { type: "string" },
      junit: { type: "string" },
      github: { type: "boolean", default: env.GITHUB_ACTIONS === "true" },
      quiet: { type: "boolean", default: false },
    });
    const host = flags.host ?? (env.MINAPP_USERS_PROXY_HOST || undefined);
    const target = checkTarget(flags.target ?? env.MINAPP_USERS_PROXY_TARGET);
    const { json, junit, github, quiet } = flags;
    const files = [json, junit].filter((file) => file !== undefined);
    for (const file of files) await checkFolder(file);
    const started = await startProxy({
      target,
      port: readPort(flags.port ?? (env.MINAPP_USERS_PROXY_PORT || "4030")),
      ...(host === undefined ? {} : { host }),
      mode: oneOf("mode", flags.mode, ["record", "refuse"]),
      unknownPaths: oneOf("unknown-paths", flags["unknown-paths"], ["report", "pass"]),
      allowUpdateOfAllUsers: flags["allow-update-of-all-users"],
      timeout: readTimeout(flags.timeout),
      ...(quiet ? {} : { onExchange: print }),
    });
    const end = async (): Promise<number> => {
      await started.close();
      const report = started.report();
      if (json !== undefined) await writeFile(json, `${JSON.stringify(report, null, 2)}\n`);
      if (junit !== undefined) await writeFile(junit, junitReport(report));
      if (github) for (const line of githubAnnotations(report)) console.log(line);
      if (!quiet) console.log(summary(report));
      return report.totals.request + report.totals.answer > 0 ? 3 : 0;
    };
    let ending = false;
    for (const signal of ["SIGINT", "SIGTERM"] as const) {
      // On, not once: npx and a terminal both send the signal, and the second one must not cut the report off.
      process.on(signal, () => {
        if (ending) return;
        ending = true;
        end().then(
          (code) => process.exit(code),
          (error: NodeJS.ErrnoException) => {
            console.error(
              `minapp-users-contract: a report cannot be written (${error.code}): is the place still there?`,
            );
            process.exit(1);
          },
        );
      });
    }
    // Last: whoever reads it may send a signal at once.
    console.log(
      `Proxy on ${started.url} for the MinApp user API on ${new URL(target).origin}, mode ${flags.mode}`,
    );
    return undefined;
  },
};

function print({ method, path, status, operationId, violations, warnings }: Exchange): void {
  console.log(`${status ?? "---"} ${method} ${path} ${operationId ?? "(no operation)"}`);
  for (const violation of violations) console.log(`    ${violation.in}: ${violation.sentence}`);
  for (const warning of warnings) console.log(`    warning: ${warning}`);
}

function summary({ exchanges, totals: { request, answer, warnings } }: ProxyReport): string {
  return [
    plural(exchanges, "request"),
    `${plural(request, "violation")} in requests`,
    `${answer} in answers`,
    plural(warnings, "warning"),
  ].join(", ");
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

function checkTarget(target: string | undefined): string {
  if (!target) throw new UsageError("--target is missing: the base URL to pass requests on to");
  try {
    readTarget(target);
  } catch (error) {
    throw new UsageError(`--${(error as Error).message}`);
  }
  return target;
}

function oneOf<Choice extends string>(flag: string, text: string, choices: readonly Choice[]): Choice {
  const choice = choices.find((it) => it === text);
  if (!choice) throw new UsageError(`--${flag} must be ${choices.join(" or ")}`);
  return choice;
}

function readTimeout(text: string): number {
  if (!/^[1-9]\d{0,6}$/.test(text) || Number(text) > 3_600_000) {
    throw new UsageError("--timeout must be milliseconds from 1 to 3600000");
  }
  return Number(text);
}

/** Now rather than at the end, when what was seen would be lost. */
async function checkFolder(file: string): Promise<void> {
  try {
    await access(dirname(file), constants.W_OK);
  } catch (error) {
    throw new Error(`cannot write ${file} (${(error as NodeJS.ErrnoException).code}): make its folder first`);
  }
}
