import { createUsersClient, type UsersClientOptions } from "@minapp-users/client";
import { type EmulatorOptions, startEmulator } from "@minapp-users/emulator";
import { onTestFinished, vi } from "vitest";

/** The custom columns of these tests, as the table schema says it and as TypeScript does. */
export const schema: NonNullable<EmulatorOptions["schema"]> = [
  { name: "score", type: "number" },
  { name: "test", type: "string" },
  { name: "tags", type: "array", items: { type: "string" } },
];

export interface Columns {
  score: number;
  test: string;
  tags: string[];
}

/** An emulator and a client of it, for one test. Pauses before retries take no time. */
export async function started(
  options: EmulatorOptions = {},
  clientOptions: Partial<UsersClientOptions> = {},
) {
  const emulator = await startEmulator({ schema, seed: [{ id: 1, score: 1, test: "a" }], ...options });
  const random = vi.spyOn(Math, "random").mockReturnValue(0);
  onTestFinished(async () => {
    random.mockRestore();
    await emulator.close();
  });
  const users = createUsersClient<Columns>({
    token: emulator.token,
    baseUrl: emulator.url,
    ...clientOptions,
  });
  return { emulator, users };
}

/** So many users, `score` counting up from 0. */
export function manyUsers(count: number): { id: number; score: number; tags: string[] }[] {
  return Array.from({ length: count }, (_, index) => ({ id: 1000 + index, score: index, tags: [] }));
}
