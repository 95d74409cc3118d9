import { join } from "node:path";
import { type Emulator, type RecordedRequest, startEmulator, type UserRow } from "@minapp-users/emulator";
import { type Response, resolve, routes } from "@minapp-users/spec-check";
import { samplesFolder } from "../../src/samples/samples-folder.ts";
import type { AnsweredExample } from "./answered-examples.ts";
import { type Run, runFile } from "./run-file.ts";

/** What came of a sample, and what the emulator was asked meanwhile. */
export interface Executed extends Run {
  requests: RecordedRequest[];
  /** The users that there are afterwards. */
  users: UserRow[];
}

/** The value of the example that the samples of a request answer. */
export function exampleOf({ operationId, example }: AnsweredExample): unknown {
  const route = routes.find(({ operation }) => operation.operationId === operationId);
  const { content } = resolve<Response>(route?.operation.responses["200"] ?? {});
  const found = content?.["application/json"]?.examples?.[example];
  if (!found) throw new Error(`${operationId} has no example ${example}`);
  return found.value;
}

/** What a sample finds in its environment. */
export function environmentOf({ url, token, clientId, clientSecret }: Emulator): Record<string, string> {
  return {
    MINAPP_BASE_URL: url,
    MINAPP_TOKEN: token,
    MINAPP_CLIENT_ID: clientId,
    MINAPP_CLIENT_SECRET: clientSecret,
  };
}

/**
 * Executes a sample against an emulator of its own.
 *
 * @param name - its path in the folder of the samples
 */
export async function executeSample(name: string, answered: AnsweredExample): Promise<Executed> {
  const example = exampleOf(answered);
  const [first = Date.now() / 1000, second = first] = answered.times?.(example) ?? [];
  let time = first;
  await using emulator = await startEmulator({
    seed: answered.users(example),
    clock: () => time * 1000,
    onAnswer: () => {
      time = second;
    },
  });
  await answered.before?.(emulator);
  const run = await runFile(join(samplesFolder, name), environmentOf(emulator));
  return { ...run, requests: emulator.requests, users: emulator.users.all() };
}
