import { mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { expect, test, vi } from "vitest";
import { readMachine, withNode } from "../../src/rehearsal/machine.ts";

test("a command gets the paths and certificates of this machine, and none of its secrets or settings", async () => {
  vi.stubEnv("NODE_AUTH_TOKEN", "secret");
  vi.stubEnv("MINAPP_USERS_TOKEN", "secret");
  vi.stubEnv("npm_config_registry", "http://127.0.0.1:1/");
  vi.stubEnv("NODE_EXTRA_CA_CERTS", "/certificates.pem");
  const { env, registry } = await readMachine().finally(() => vi.unstubAllEnvs());
  expect(Object.values(env)).not.toContain("secret");
  expect(env.NODE_EXTRA_CA_CERTS).toBe("/certificates.pem");
  expect(env.PATH).not.toContain("node_modules");
  expect(registry).toMatch(/^https?:/);
  expect(registry).not.toContain("127.0.0.1:1");
  expect(withNode(env, "/some/bin/node").PATH).toBe(`/some/bin${delimiter}${env.PATH}`);
});

test("what npm trusts is what Node trusts, unless Node was told", async () => {
  const home = mkdtempSync(join(realpathSync(tmpdir()), "minapp-users-home-"));
  writeFileSync(join(home, ".npmrc"), `cafile=${join(home, "ca.pem")}\n`);
  vi.stubEnv("HOME", home);
  vi.stubEnv("NODE_EXTRA_CA_CERTS", undefined);
  const { env } = await readMachine().finally(() => vi.unstubAllEnvs());
  rmSync(home, { recursive: true });
  expect(env.NODE_EXTRA_CA_CERTS).toBe(join(home, "ca.pem"));
});
