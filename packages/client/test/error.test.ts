import { inspect } from "node:util";
import { expect, test } from "vitest";
import { createUsersClient, UsersBodyError, UsersError, UsersStatusError } from "../src/index.ts";
import { type Answer, startRecorder } from "./recorder.ts";

const token = "0123456789abcdef0123456789abcdef01234567";
const path = "/oserve/v2.6/miniapp/user_profile/{id}/";

async function failure(answer: Answer): Promise<UsersStatusError> {
  const { url } = await startRecorder(answer);
  const users = createUsersClient({ token, baseUrl: url, retries: 0 });
  return users.update(70695404, { test: "secret" }).then(
    () => expect.unreachable(),
    (error) => error,
  );
}

test.each<[string, Answer, string | undefined, string]>([
  [
    "the API's body",
    { status: 404, body: '{"status":"error","error_msg":"Not found."}' },
    "Not found.",
    "404: Not found.",
  ],
  ["an empty body", { status: 500, body: "" }, undefined, "500: the body is empty"],
  [
    "HTML",
    { status: 502, type: "text/html", body: "<h1>502</h1>" },
    undefined,
    "502: the body is not the API's JSON (text/html)",
  ],
  [
    "other JSON",
    { status: 429, body: '{"detail":"slow down"}' },
    undefined,
    "429: the body is not the API's JSON (application/json)",
  ],
  [
    "an error_msg that is no text",
    { status: 400, body: '{"error_msg":{"a":1}}' },
    undefined,
    "400: the body is not the API's JSON (application/json)",
  ],
  [
    "JSON null",
    { status: 400, body: "null" },
    undefined,
    "400: the body is not the API's JSON (application/json)",
  ],
  [
    "no content type",
    { status: 503, type: "", body: "busy" },
    undefined,
    "503: the body is not the API's JSON (no content type)",
  ],
  [
    "success cut short",
    { status: 200, body: '{"id": 7069' },
    undefined,
    "200: the body is not the API's JSON (application/json)",
  ],
  [
    "success with HTML",
    { status: 200, type: "text/html", body: "<h1>Log in</h1>" },
    undefined,
    "200: the body is not the API's JSON (text/html)",
  ],
  ["success without a body", { status: 200, body: "" }, undefined, "200: the body is empty"],
  [
    "success with a list",
    { status: 200, body: "[]" },
    undefined,
    "200: the body is not the API's JSON (application/json)",
  ],
  ["204", { status: 204, body: "" }, undefined, "204: the body is empty"],
])("%s", async (_, answer, error_msg, end) => {
  const error = await failure(answer);
  const status = answer.status as number;
  expect(error).toBeInstanceOf(status < 300 ? UsersBodyError : UsersStatusError);
  const name = status < 300 ? "UsersBodyError" : "UsersStatusError";
  const mayHaveBeenApplied = status < 300 || status >= 500;
  expect(error).toMatchObject({ name, status, method: "PUT", path, attempts: 1, mayHaveBeenApplied });
  expect(error.error_msg).toBe(error_msg);
  const applied = mayHaveBeenApplied ? "; it may have been applied" : "";
  expect(error.message).toBe(`PUT ${path} answered ${end}${applied}`);
  for (const secret of [token, "70695404", "secret"]) expect(inspect(error)).not.toContain(secret);
});

test("the API's words are made fit for a log", async () => {
  const error_msg = `a\nb\u001b[31m${"x".repeat(1000)}`;
  const error = await failure({ status: 400, body: JSON.stringify({ status: "error", error_msg }) });
  expect(error.error_msg).toMatch(/^a b \[31mx{492}$/);
  expect(error.message).toBe(`PUT ${path} answered 400: ${error.error_msg}`);
});

test("a redirect is not followed", async () => {
  const target = await startRecorder();
  const { url } = await startRecorder({
    status: 302,
    headers: { location: `${target.url}/elsewhere/` },
    body: "",
  });
  const users = createUsersClient({ token, baseUrl: url });
  await expect(users.update(1, { test: 1 })).rejects.toMatchObject({ name: "UsersStatusError", status: 302 });
  expect(target.requests).toEqual([]);
});

test("raw tells by `response` and does not throw", async () => {
  const { url } = await startRecorder({ status: 404, body: '{"status":"error","error_msg":"Not found."}' });
  const { raw } = createUsersClient({ token, baseUrl: url });
  const { data, error, response } = await raw.GET("/oserve/v1/user/info/{id}/", {
    params: { path: { id: 1 } },
  });
  expect(data).toBeUndefined();
  expect(error?.error_msg).toBe("Not found.");
  expect(response.status).toBe(404);
});

test("every error is a UsersError with its own name, and tells a log everything but its cause", () => {
  const circumstances = {
    method: "PUT",
    path: "/a/{id}/",
    attempts: 2,
    mayHaveBeenApplied: true,
    notRepeated: "no",
  };
  const error = new UsersError("failed", circumstances, { cause: new Error("why") });
  expect(error).toBeInstanceOf(Error);
  expect(String(error)).toBe(
    "UsersError: PUT /a/{id}/ failed (2 attempts); it may have been applied and was not sent again: no",
  );
  expect(JSON.parse(JSON.stringify(error))).toEqual({
    name: "UsersError",
    message: error.message,
    ...circumstances,
  });
  expect(new UsersStatusError("failed", circumstances)).toBeInstanceOf(UsersError);
});
