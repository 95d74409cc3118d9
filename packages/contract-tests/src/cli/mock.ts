import { enableCompileCache } from "node:module";
import { formatCoverage } from "../mock/format-coverage.ts";
import { listViolations } from "../mock/list-violations.ts";
import { type AnsweredRequest, startMock } from "../mock/start-mock.ts";
import type { Command } from "./command.ts";
import { readFlags, readPort } from "./read-flags.ts";

export const mock: Command = {
  summary: "answers with the examples of the API's description, and checks every request",
  help: `Usage: minapp-users-contract mock [options]

Starts a mock of the MinApp user API that checks every request against its OpenAPI description, and says at the end what
was wrong.

Options:
  --port <n>      port, 0 for any free one (MINAPP_USERS_MOCK_PORT; default 4010)
  --host <name>   host (MINAPP_USERS_MOCK_HOST; default 127.0.0.1)
  --token <text>  access token to accept (MINAPP_USERS_MOCK_TOKEN; default: the one in the description)
  --allow-update-of-all-users
                  take a bulk update without where, or with one that asks nothing, which is refused otherwise
  --allow-origin <origin>
                  let the web pages of this origin, such as https://docs.example, read the answers; can be given several
                  times, or in MINAPP_USERS_MOCK_ALLOW_ORIGIN with commas (default: only pages of this machine)
  --quiet         do not print the requests as they come
  --coverage      print at the end which of the documented answers were met
  --strict        end with exit code 3 when a request was wrong
  --help, -h      print this

Exit codes: 0 ended by a signal, 1 could not start, 2 the command line is wrong, 3 a request was wrong (with --strict).`,

  async run(args, env) {
    const flags = readFlags(args, {
      port: { type: "string" },
      host: { type: "string" },
      token: { type: "string" },
      "allow-update-of-all-users": { type: "boolean", default: false },
      "allow-origin": { type: "string", multiple: true },
      quiet: { type: "boolean", default: false },
      coverage: { type: "boolean", default: false },
      strict: { type: "boolean", default: false },
    });
    const host = flags.host ?? (env.MINAPP_USERS_MOCK_HOST || undefined);
    const fromEnv = (env.MINAPP_USERS_MOCK_ALLOW_ORIGIN || undefined)?.split(",").map((it) => it.trim());
    const allowOrigin = flags["allow-origin"] ?? fromEnv ?? [];
    const token = flags.token ?? (env.MINAPP_USERS_MOCK_TOKEN || undefined);
    // Prism is a thousand files. Not in startMock(): that is the process of whoever calls it.
    enableCompileCache();
    const counts = { requests: 0, violations: 0 };
    const started = await startMock({
      port: readPort(flags.port ?? (env.MINAPP_USERS_MOCK_PORT || "4010")),
      ...(host === undefined ? {} : { host }),
      ...(token === undefined ? {} : { token }),
      allowOrigin,
      allowUpdateOfAllUsers: flags["allow-update-of-all-users"],
      onAnswer(request) {
        counts.requests++;
        counts.violations += request.violations.length;
        if (!flags.quiet) print(request);
      },
    });
    const end = async () => {
      await started.close();
      console.log(`Requests: ${counts.requests}, violations: ${counts.violations}`);
      for (const line of listViolations(started.violations)) console.log(`    ${line}`);
      if (flags.coverage) console.log(formatCoverage(started.coverage()));
      process.exit(flags.strict && counts.violations > 0 ? 3 : 0);
    };
    // Before the first line, which whoever started this may answer with a signal.
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, end);
    // A token that was given can be a real one.
    const shown = token ? "the given access token" : `access token ${started.token}`;
    console.log(`Mock of the MinApp user API on ${started.url}, ${shown}`);
    return undefined;
  },
};

function print({ method, path, status, operationId, violations }: AnsweredRequest): void {
  console.log(`${status} ${method} ${path} ${operationId ?? "(no operation)"}`);
  for (const violation of violations) console.log(`    ${violation}`);
}
