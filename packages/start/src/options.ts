import { parseArgs } from "node:util";

export const help = `Usage: pnpm start [options]

Builds everything from the spec, then serves the reference, the emulator and the mock until Ctrl-C.

Options:
  --docs-port <n>       port of the reference (MINAPP_USERS_DOCS_PORT; default 4000 or the next free one)
  --mock-port <n>       port of the mock (MINAPP_USERS_MOCK_PORT; default 4010 or the next free one)
  --emulator-port <n>   port of the emulator (MINAPP_USERS_EMULATOR_PORT; default 4020 or the next free one)
  --host <name>         host of all (MINAPP_USERS_HOST; default 127.0.0.1)
  --help                print this

A port that you choose must be free; 0 takes any.`;

/** A port, and whether another one will do. */
export interface PortChoice {
  port: number;
  fixed: boolean;
}

export interface StartOptions {
  docs: PortChoice;
  mock: PortChoice;
  emulator: PortChoice;
  host: string;
  help: boolean;
}

/**
 * Reads the command line and the environment.
 *
 * @throws Error in one sentence when an option or a port is not one
 */
export function readOptions(args: string[], env: NodeJS.ProcessEnv): StartOptions {
  const { values } = parseArgs({
    args: args.filter((arg) => arg !== "--"), // `pnpm start -- --help` hands the dashes on
    options: {
      "docs-port": { type: "string" },
      "mock-port": { type: "string" },
      "emulator-port": { type: "string" },
      host: { type: "string" },
      help: { type: "boolean", default: false },
    },
  });
  return {
    docs: choosePort("docs-port", values["docs-port"] ?? env.MINAPP_USERS_DOCS_PORT, 4000),
    mock: choosePort("mock-port", values["mock-port"] ?? env.MINAPP_USERS_MOCK_PORT, 4010),
    emulator: choosePort("emulator-port", values["emulator-port"] ?? env.MINAPP_USERS_EMULATOR_PORT, 4020),
    host: values.host ?? env.MINAPP_USERS_HOST ?? "127.0.0.1",
    help: values.help,
  };
}

function choosePort(name: string, text: string | undefined, usual: number): PortChoice {
  if (text === undefined) return { port: usual, fixed: false };
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65535) {
    throw new Error(
      `${name} must be a number from 0 to 65535, but it is ${JSON.stringify(text)} (see --help)`,
    );
  }
  return { port: Number(text), fixed: true };
}
