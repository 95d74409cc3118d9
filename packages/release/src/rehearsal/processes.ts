import { spawn } from "node:child_process";
import { basename } from "node:path";

/** How a command is run. */
export interface CommandOptions {
  cwd: string;
  /** All of its environment. */
  env: Record<string, string>;
  /**
   * Seconds after which it is ended.
   *
   * @default 600
   */
  timeout?: number;
}

/** What came of a command. */
export interface Output {
  /** Its exit code. */
  code: number;
  stdout: string;
  /** What it printed on both streams. */
  text: string;
}

/** Something that did not go as it must, with what was printed. */
export class Failure extends Error {
  readonly output: string;

  constructor(message: string, output: string) {
    super(message);
    this.output = output;
  }
}

/** A command that goes on until it is stopped. */
export interface Started extends AsyncDisposable {
  /** What it printed so far. */
  output(): string;
  /** Ends it, and everything that it started. */
  stop(): Promise<void>;
}

/** What is running. Each process leads a group, since npx and pnpm do not pass a signal on to what they run. */
const running = new Set<Group>();

/** Ends everything that was started here, at once. */
export function endAll(): void {
  for (const group of running) group.signal("SIGKILL");
}

/**
 * Runs a command to its end, whatever its exit code is. What it leaves running ends with it.
 *
 * @throws Failure when it cannot be started, is ended by a signal, or takes too long
 */
export async function run(command: string, args: string[], options: CommandOptions): Promise<Output> {
  const { timeout = 600 } = options;
  const group = launch(command, args, options);
  const timer = setTimeout(() => group.signal("SIGKILL"), timeout * 1000);
  const { code, reason } = await group.ended;
  clearTimeout(timer);
  if (code !== null) return { code, stdout: group.stdout(), text: group.text() };
  throw new Failure(`${name(command, args)} ${reason} (it has ${timeout} s)`, group.text());
}

/**
 * Runs a command that must succeed.
 *
 * @throws Failure when its exit code is not 0
 */
export async function runToSuccess(
  command: string,
  args: string[],
  options: CommandOptions,
): Promise<Output> {
  const output = await run(command, args, options);
  if (output.code === 0) return output;
  throw new Failure(`${name(command, args)} ended with ${output.code}`, output.text);
}

/**
 * Starts a command, and waits until it printed something.
 *
 * @throws Failure when it ends before, or it takes too long
 */
export async function start(
  command: string,
  args: string[],
  { until, ...options }: CommandOptions & { until: RegExp },
): Promise<Started> {
  const { timeout = 600 } = options;
  const group = launch(command, args, options);
  const stop = async () => {
    group.signal("SIGINT");
    const timer = setTimeout(() => group.signal("SIGKILL"), 5000);
    await group.ended;
    clearTimeout(timer);
  };
  const expired = AbortSignal.timeout(timeout * 1000);
  let problem: string | undefined;
  group.ended.then(({ code, reason }) => {
    problem = reason ?? `ended with ${code}`;
  });
  while (!until.test(group.text())) {
    if (expired.aborted) problem = `did not print ${until} within ${timeout} s`;
    if (problem !== undefined) {
      const failure = new Failure(`${name(command, args)} ${problem}`, group.text());
      await stop();
      throw failure;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return { output: group.text, stop, [Symbol.asyncDispose]: stop };
}

/** A command that was started, and whatever it starts. */
interface Group {
  stdout(): string;
  text(): string;
  /** How it ended, once it and its output have. */
  ended: Promise<{ code: number | null; reason?: string }>;
  /** Sends a signal to all of it, as long as it runs. */
  signal(name: NodeJS.Signals): void;
}

function launch(command: string, args: string[], { cwd, env }: CommandOptions): Group {
  const child = spawn(command, args, { cwd, env, detached: true, stdio: ["ignore", "pipe", "pipe"] });
  const { pid } = child;
  let stdout = "";
  let text = "";
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
    stdout += chunk;
    text += chunk;
  });
  child.stderr.setEncoding("utf8").on("data", (chunk: string) => {
    text += chunk;
  });
  const signal = (name: NodeJS.Signals) => {
    // Once it is gone, its number is free for a process of somebody else.
    if (pid === undefined || !running.has(group)) return;
    try {
      process.kill(-pid, name);
    } catch {
      // Nobody of the group is left.
    }
  };
  const ended = new Promise<{ code: number | null; reason?: string }>((resolve) => {
    child.on("error", ({ message }) => {
      running.delete(group);
      resolve({ code: null, reason: `could not be started: ${message}` });
    });
    // What it left running would hold its streams, so that they never close.
    child.on("exit", () => {
      signal("SIGKILL");
      running.delete(group);
    });
    child.on("close", (code, by) =>
      resolve(code === null ? { code, reason: `was ended by ${by}` } : { code }),
    );
  });
  const group: Group = { stdout: () => stdout, text: () => text, ended, signal };
  running.add(group);
  return group;
}

/** A command as a line, short enough for a table. */
function name(command: string, args: string[]): string {
  const line = [basename(command), ...args].join(" ").replace(/\s+/g, " ");
  return line.length > 120 ? `${line.slice(0, 119)}…` : line;
}
