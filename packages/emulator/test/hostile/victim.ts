import { fork } from "node:child_process";
import { once } from "node:events";
import { Agent } from "node:http";
import type { Question, Ready } from "./emulator-process.ts";

/** An emulator in a process of its own. */
export interface Victim extends Ready {
  agent: Agent;
  /** What it has printed. */
  readonly printed: string;
  /** A digest of all users, of both environments that nobody may change, and of the faults. */
  state(): Promise<string>;
  /** How many requests are recorded; and after they are forgotten and garbage is collected, the bytes in use. */
  memory(): Promise<{ requests: number; used: number }>;
  /** Whether user 1 has the password that it was given. */
  hasPassword(): Promise<boolean>;
  /** What is in the file that it leaves: its environments, and whether SQLite finds it as it should be. */
  close(): Promise<{ environments: string[]; integrity: string }>;
}

export async function startVictim(): Promise<Victim> {
  const child = fork(new URL("emulator-process.ts", import.meta.url), {
    execArgv: ["--expose-gc"],
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  let printed = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (chunk) => {
      printed += chunk;
    });
  }
  const ended = once(child, "exit").then(([code, signal]) => {
    throw new Error(`the emulator ended with ${code ?? signal}: ${printed}`);
  });
  ended.catch(() => {});
  const next = () => Promise.race([once(child, "message").then(([message]) => message), ended]);
  const ready: Ready = await next();
  const ask = async (question: Question) => {
    const answered = next();
    child.send(question);
    return (await answered).answer;
  };
  const agent = new Agent({ keepAlive: true });
  return {
    ...ready,
    agent,
    get printed() {
      return printed;
    },
    state: () => ask("state"),
    memory: () => ask("memory"),
    hasPassword: () => ask("password"),
    close: async () => {
      agent.destroy();
      return ask("close");
    },
  };
}
