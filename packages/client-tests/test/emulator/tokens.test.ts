import { createUsersClient } from "@minapp-users/client";
import { clientCredentials } from "@minapp-users/client/auth";
import { expect, test } from "vitest";
import { started } from "./started.ts";

test("a client gets its token by itself, once for all calls", async () => {
  const { emulator } = await started();
  const { url: baseUrl, clientId, clientSecret } = emulator;
  const users = createUsersClient({ token: clientCredentials({ clientId, clientSecret, baseUrl }), baseUrl });
  emulator.clearRequests();
  await Promise.all(Array.from({ length: 20 }, () => users.get(1)));
  const operations = emulator.requests.map((request) => request.operationId);
  expect(operations.filter((it) => it === "createAccessToken")).toHaveLength(1);
  expect(operations.filter((it) => it === "getUser")).toHaveLength(20);
});

test("when all tokens expire, parallel calls share one new token and succeed", async () => {
  const { emulator } = await started();
  const { url: baseUrl, clientId, clientSecret } = emulator;
  let time = Date.now();
  const token = clientCredentials({ clientId, clientSecret, baseUrl, now: () => time });
  const users = createUsersClient({ token, baseUrl });
  await users.get(1);
  time += 10_000; // a token that is rejected although it is brand new would not be replaced
  emulator.faults.add({ operationId: "getUser", expireTokens: true });
  emulator.clearRequests();
  const read = await Promise.all(Array.from({ length: 10 }, () => users.get(1)));
  expect(read).toHaveLength(10);
  const tokens = emulator.requests.filter((request) => request.operationId === "createAccessToken");
  expect(tokens.length).toBeGreaterThanOrEqual(1);
  expect(tokens.length).toBeLessThanOrEqual(2); // a refresh that was refused, and an exchange
});

test("a wrong secret is said in one sentence without it", async () => {
  const { emulator } = await started();
  const { url: baseUrl, clientId } = emulator;
  const token = clientCredentials({ clientId, clientSecret: "not-the-secret", baseUrl });
  const users = createUsersClient({ token, baseUrl });
  const error = await users.get(1).catch((it) => it);
  expect(error.name).toBe("AuthError");
  expect(String(error)).not.toContain("not-the-secret");
});
