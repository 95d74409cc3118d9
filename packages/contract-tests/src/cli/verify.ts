import { resolve } from "node:path";
import { spec } from "@minapp-users/spec-check";
import { githubAnnotation } from "../github-annotation.ts";
import { columnKinds } from "../verify/column-kinds.ts";
import { describeResult } from "../verify/describe-result.ts";
import { runVerify } from "../verify/run-verify.ts";
import { tags } from "../verify/tags.ts";
import type { VerifyOptions } from "../verify/verify-options.ts";
import { WrongOptions } from "../verify/wrong-options.ts";
import type { Command } from "./command.ts";
import { readFlags } from "./read-flags.ts";
import { UsageError } from "./usage-error.ts";

export const verify: Command = {
  summary: "runs the behaviour suite against whatever stands in for the API",
  help: `Usage: minapp-users-contract verify --base-url <url> [options]

Runs the behaviour suite of the MinApp user API against a provider: an emulator, a gateway, the service itself.

It writes only to users that cannot be real, or that were named. A provider on this machine that takes the token of the
API description's example, and no other one, has no real users; of any other, --users names those that may be changed,
and --write says so again when it is on another machine. Everything else is read-only.

Options:
  --base-url <url>          where the provider is (MINAPP_USERS_BASE_URL)
  --token <text>            the access token (MINAPP_USERS_TOKEN; default on this machine: the one of the description)
  --env <id>                the test environment to work in, X-Hydrogen-Env-ID (MINAPP_USERS_ENV)
  --users <id,id,…>         at least six users that may be changed; they get back what they had
  --write                   change them although the provider is on another machine
  --read-only               send nothing that changes anything
  --stateless               the provider is a mock: ask only what answers without memory can show
  --operation <id>          only the cases about this operation; can be given several times
  --tag <name>              only the cases with this tag, or with !name those without; can be given several times:
                              ${tags.filter((tag) => !/[A-Z]/.test(tag)).join(", ")}
  --column <kind=name>      what a custom column is called, else cases about this kind are skipped; can be given several
                            times; where no user can be real, these are known:
                              ${Object.entries(columnKinds)
                                .map(([kind, name]) => `${kind}=${name}`)
                                .join(" ")}
  --client-id <text>        for the cases about authentication (MINAPP_USERS_CLIENT_ID)
  --client-secret <text>    (MINAPP_USERS_CLIENT_SECRET)
  --timeout <ms>            how long an answer may take (default 10000)
  --wait <ms>               how long to wait for a provider that is just being started (default 0)
  --junit <file>            write a JUnit report
  --json <file>             write a JSON report
  --github                  print annotations for GitHub (default where GITHUB_ACTIONS is set)
  --bail <n>                end after so many failed cases
  --strict                  fail also when a case was skipped
  --verbose                 print every case
  --help                    print this

Exit codes: 0 the contract is kept, 1 the suite could not run, 2 the command line is wrong, 3 the contract is not kept,
130 ended by Ctrl-C (the users got back what they had).`,

  async run(args, env) {
    const flags = readFlags(args, {
      "base-url": { type: "string" },
      token: { type: "string" },
      env: { type: "string" },
      users: { type: "string" },
      write: { type: "boolean", default: false },
      "read-only": { type: "boolean", default: false },
      stateless: { type: "boolean", default: false },
      operation: { type: "string", multiple: true },
      tag: { type: "string", multiple: true },
      column: { type: "string", multiple: true },
      "client-id": { type: "string" },
      "client-secret": { type: "string" },
      timeout: { type: "string" },
      wait: { type: "string" },
      junit: { type: "string" },
      json: { type: "string" },
      github: { type: "boolean", default: false },
      bail: { type: "string" },
      strict: { type: "boolean", default: false },
      verbose: { type: "boolean", default: false },
    });
    const baseUrl = flags["base-url"] ?? env.MINAPP_USERS_BASE_URL;
    if (!baseUrl) throw new UsageError("--base-url is missing: where is the provider?");
    const github = flags.github || env.GITHUB_ACTIONS === "true";
    const interrupted = new AbortController();
    // On, not once: npx and a terminal both send the signal, and the second one must not keep the users from being restored.
    let signals = 0;
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK"] as const) {
      process.on(signal, () => {
        interrupted.abort();
        if (++signals > 5) process.exit(130); // somebody insists
      });
    }
    // Not as if it were left out, which is production.
    if (env.MINAPP_USERS_ENV === "")
      throw new UsageError("MINAPP_USERS_ENV is empty: unset it to work in production");

    const options: VerifyOptions = {
      baseUrl,
      write: flags.write,
      readOnly: flags["read-only"],
      stateless: flags.stateless,
      ...given("token", flags.token ?? env.MINAPP_USERS_TOKEN),
      ...given("environment", flags.env ?? env.MINAPP_USERS_ENV),
      ...given("clientId", flags["client-id"] ?? env.MINAPP_USERS_CLIENT_ID),
      ...given("clientSecret", flags["client-secret"] ?? env.MINAPP_USERS_CLIENT_SECRET),
      ...(flags.users === undefined ? {} : { users: readIds(flags.users) }),
      ...(flags.operation ? { operations: flags.operation } : {}),
      ...(flags.tag ? { tags: flags.tag } : {}),
      ...(flags.column ? { columns: Object.fromEntries(flags.column.map(readColumn)) } : {}),
      ...(flags.timeout === undefined ? {} : { timeout: readNumber("timeout", flags.timeout) }),
      ...(flags.wait === undefined ? {} : { wait: readNumber("wait", flags.wait) }),
      ...(flags.bail === undefined ? {} : { bail: readNumber("bail", flags.bail) }),
      reporters: [
        flags.verbose ? "verbose" : "default",
        ...(flags.junit === undefined ? [] : [["junit", { outputFile: resolve(flags.junit) }] as const]),
        ...(flags.json === undefined ? [] : [["json", { outputFile: resolve(flags.json) }] as const]),
      ],
      signal: interrupted.signal,
      onStart: ({ access, because }) =>
        console.log(
          `MinApp user API ${spec.info.version} against ${new URL(baseUrl).origin}, ${access}: ${because}`,
        ),
    };
    const result = await runVerify(options).catch((error: Error) => {
      throw error instanceof WrongOptions ? new UsageError(error.message) : error;
    });
    // Vitest's own annotations stand beside a line of code, and a provider has none here.
    for (const { state, title, message = "" } of github ? result.cases : []) {
      if (state === "failed") console.log(githubAnnotation("error", title, message));
    }
    for (const line of describeResult(result)) console.log(line);
    if (interrupted.signal.aborted) return 130;
    const skipped = result.cases.some(({ state }) => state === "skipped");
    return result.ok && !(flags.strict && skipped) ? 0 : 3;
  },
};

function given<Name extends string>(name: Name, value: string | undefined): { [Key in Name]?: string } {
  return (value ? { [name]: value } : {}) as { [Key in Name]?: string };
}

function readIds(text: string): number[] {
  const ids = text.split(",").map((id) => id.trim());
  if (!ids.every((id) => /^[1-9]\d{0,15}$/.test(id))) {
    throw new UsageError("--users must be ids with commas between them");
  }
  return ids.map(Number);
}

function readColumn(text: string): [kind: string, name: string | null] {
  const [kind = "", name] = text.split("=");
  if (name === undefined) throw new UsageError("--column must be kind=name, such as number=score");
  return [kind.replaceAll("-", "_"), name || null];
}

function readNumber(flag: string, text: string): number {
  if (!/^[1-9]\d{0,6}$/.test(text)) throw new UsageError(`--${flag} must be a number from 1 to 9999999`);
  return Number(text);
}
