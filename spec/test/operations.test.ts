import { expect, test } from "vitest";
import { operations, resolve } from "./document.ts";

test("all operations of the API's own page, and the three that support them", () => {
  const found = operations.map(({ method, path, operation }) => [
    operation.operationId,
    `${method} ${path}`,
    operation.deprecated ?? false,
  ]);
  expect(found).toEqual([
    ["createAuthorizationCode", "POST /api/oauth2/hydrogen/openapi/authorize/", false],
    ["createAccessToken", "POST /api/oauth2/access_token/", false],
    ["listUsers", "GET /oserve/v2.2/miniapp/user_profile/", false],
    ["getUser", "GET /oserve/v2.2/miniapp/user_profile/{id}/", false],
    ["updateUser", "PUT /oserve/v2.6/miniapp/user_profile/{id}/", false],
    ["bulkUpdateUsers", "PUT /oserve/v2.6/miniapp/user_profile/", false],
    ["getBulkOperation", "GET /oserve/v1/bulk-operation/{operation_id}/", false],
    ["updateUserAccount", "PUT /oserve/v2.1/miniapp/user/account/{id}/", false],
    ["listUserProfilesV1", "GET /oserve/v1/miniapp/user-profile/", true],
    ["getUserProfileV1", "GET /oserve/v1/miniapp/user-profile/{profile_id}/", true],
    ["listUserInfoV1", "GET /oserve/v1/user/info/", true],
    ["getUserInfoV1", "GET /oserve/v1/user/info/{id}/", true],
    ["updateUserInfoV1", "PUT /oserve/v1/user/info/{id}/", true],
  ]);
});

test("a deprecated operation begins its description with its replacement", () => {
  const current = operations.filter(({ operation }) => !operation.deprecated);
  const names = new Set(current.map(({ operation }) => operation.operationId));
  const deprecated = operations.filter(({ operation }) => operation.deprecated);
  expect(deprecated).toHaveLength(5);
  for (const { operation } of deprecated) {
    const replacement = /^Use `(\w+)`/.exec(operation.description)?.[1];
    expect(names, operation.operationId).toContain(replacement);
  }
});

test("every operation of the open API takes an environment and can answer 401", () => {
  for (const { path, operation, parameters } of operations) {
    const names = parameters.map(({ name }) => name);
    if (path.startsWith("/oserve/")) expect(names, operation.operationId).toContain("X-Hydrogen-Env-ID");
    expect(Object.keys(operation.responses), operation.operationId).toContain("401");
  }
});

test("a JSON body in every answer but the redirect", () => {
  for (const { operation } of operations) {
    for (const [status, response] of Object.entries(operation.responses)) {
      const { content, headers } = resolve(response);
      if (status === "302") expect(Object.keys(headers ?? {})).toEqual(["Location", "Set-Cookie"]);
      else expect(content, `${operation.operationId} ${status}`).toHaveProperty("application/json");
    }
  }
});
