import { expectTypeOf, test } from "vitest";
import { type AuthError, type AuthStep, clientCredentials, type StoredToken } from "../../src/auth/index.ts";
import type { TokenSource } from "../../src/token.ts";

const credentials = { clientId: "id", clientSecret: "secret" };

test("a token function fits the client", () => {
  expectTypeOf(clientCredentials).returns.toExtend<TokenSource>();
  expectTypeOf(clientCredentials).returns.toEqualTypeOf<(rejected?: string) => Promise<string>>();
});

test("the id and the secret are needed", () => {
  // @ts-expect-error
  clientCredentials({ clientId: "id" });
  // @ts-expect-error
  clientCredentials({ clientSecret: "secret" });
});

test("an option that is misspelt or undefined does not compile", () => {
  // @ts-expect-error
  clientCredentials({ ...credentials, baseURL: "http://localhost" });
  // @ts-expect-error
  clientCredentials({ ...credentials, store: undefined });
});

test("a store keeps the three fields, and may be asynchronous or not", () => {
  expectTypeOf<StoredToken>().branded.toEqualTypeOf<{
    access_token: string;
    refresh_token: string;
    expires_at: number;
  }>();
  clientCredentials({ ...credentials, store: { load: () => undefined, save: () => {} } });
  clientCredentials({ ...credentials, store: { load: async () => undefined, save: async () => {} } });
  // @ts-expect-error
  clientCredentials({ ...credentials, store: { load: () => undefined } });
});

test("an error names its step", () => {
  expectTypeOf<AuthError["step"]>().toEqualTypeOf<AuthStep>();
  expectTypeOf<AuthError["status"]>().toEqualTypeOf<number | undefined>();
});
