import type { Hooks } from "./call/events.ts";

/** What a log is written to, for example `console`. */
export interface Logger {
  error(line: string): void;
  warn(line: string): void;
  info(line: string): void;
  debug(line: string): void;
}

const levels = ["error", "warn", "info", "debug"] as const;

/** `error`: calls that failed. `warn`: attempts that are repeated, too. `info`: successes, too. `debug`: what is sent, too. */
export type LogLevel = (typeof levels)[number];

/**
 * Hooks that write a line for what a client does. A line has method, path as in the spec, attempt, status and times, and
 * nothing personal.
 *
 * @param level - what is written
 * @example
 * ```ts
 * const users = createUsersClient({ token, ...logTo(console, "warn") });
 * ```
 * @throws TypeError when there is no such level
 */
export function logTo(logger: Logger, level: LogLevel): Required<Hooks> {
  const most = levels.indexOf(level);
  if (most < 0) throw new TypeError(`the log level must be ${levels.join(", ")} or no hooks at all`);
  const write = (at: LogLevel, line: string) => {
    if (levels.indexOf(at) <= most) logger[at](`minapp-users: ${line}`);
  };
  return {
    onRequest: ({ method, path, attempt }) => write("debug", `${method} ${path} is sent, attempt ${attempt}`),
    onResponse: ({ method, path, attempt, duration, status, error, retryIn }) => {
      const what = status === undefined ? `failed (${error})` : `answered ${status}`;
      const end = `${what} in ${Math.round(duration)} ms, attempt ${attempt}`;
      const line = `${method} ${path} ${end}`;
      if (error === undefined) write("info", line);
      else if (retryIn === undefined) write("error", line);
      else write("warn", `${line}, again in ${Math.round(retryIn)} ms`);
    },
  };
}
