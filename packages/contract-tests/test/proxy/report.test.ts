import { expect, test } from "vitest";
import { githubAnnotations, junitReport, type ProxyReport } from "../../src/index.ts";
import { answering, bulk, json, proxyTo, send, user, users } from "./started.ts";

async function reported(): Promise<ProxyReport> {
  const proxy = await proxyTo(await answering(200, json, JSON.stringify(user)));
  const headers = { authorization: "Bearer x", ...json };
  for (const path of [
    `${users}1/`,
    `${users}2/`,
    `${users}0/`,
    `${users}-7/`,
    `${users}?limit=0`,
    "/healthz",
  ]) {
    await send(proxy.url, path, { headers });
  }
  await send(proxy.url, bulk, { method: "PUT", headers, body: '{"a":1}' });
  const { target, ...report } = proxy.report();
  expect(target).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  return { target: "http://127.0.0.1:1", ...report };
}

test("a report", async () => {
  const listUsers = { operationId: "listUsers", method: "GET", path: users };
  const bulkUpdate = { operationId: "bulkUpdateUsers", method: "PUT", path: bulk };
  const none = { operationId: undefined, method: "GET", path: "/…" };
  const idRule = {
    operationId: "getUser",
    method: "GET",
    path: `${users}{id}/`,
    sentence: "id must be >= 1",
  };
  expect(await reported()).toEqual({
    target: "http://127.0.0.1:1",
    mode: "record",
    exchanges: 7,
    totals: { request: 4, answer: 2, warnings: 1 },
    violations: [
      { in: "request", ...idRule, status: undefined, count: 2 },
      { in: "request", ...listUsers, sentence: "limit must be >= 1", status: undefined, count: 1 },
      {
        in: "answer",
        ...listUsers,
        sentence: "body must have required property 'meta'",
        status: 200,
        count: 1,
      },
      { in: "request", ...none, sentence: "the API has no /…", status: undefined, count: 1 },
      {
        in: "answer",
        ...bulkUpdate,
        sentence: "body must be one of BulkUpdateResult, BulkUpdateJob",
        status: 200,
        count: 1,
      },
    ],
    warnings: [{ ...bulkUpdate, sentence: "bulkUpdateUsers without a where changes all users", count: 1 }],
    operations: [
      { operationId: "getUser", exchanges: 4, statuses: { 200: 4 }, violations: { request: 2, answer: 0 } },
      { operationId: "listUsers", exchanges: 1, statuses: { 200: 1 }, violations: { request: 1, answer: 1 } },
      { operationId: undefined, exchanges: 1, statuses: { 200: 1 }, violations: { request: 1, answer: 0 } },
      {
        operationId: "bulkUpdateUsers",
        exchanges: 1,
        statuses: { 200: 1 },
        violations: { request: 0, answer: 1 },
      },
    ],
  });
});

test("a report for JUnit", async () => {
  expect(junitReport(await reported())).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites tests="8" failures="5" errors="0" skipped="0">
  <testsuite name="minapp-users-contract proxy" tests="8" failures="5" errors="0" skipped="0">
    <testcase classname="getUser" name="requests">
      <failure message="id must be >= 1 (2 times)" type="contract"/>
    </testcase>
    <testcase classname="getUser" name="answers"/>
    <testcase classname="listUsers" name="requests">
      <failure message="limit must be >= 1" type="contract"/>
    </testcase>
    <testcase classname="listUsers" name="answers">
      <failure message="body must have required property 'meta'" type="contract"/>
    </testcase>
    <testcase classname="no operation" name="requests">
      <failure message="the API has no /…" type="contract"/>
    </testcase>
    <testcase classname="no operation" name="answers"/>
    <testcase classname="bulkUpdateUsers" name="requests"/>
    <testcase classname="bulkUpdateUsers" name="answers">
      <failure message="body must be one of BulkUpdateResult, BulkUpdateJob" type="contract"/>
    </testcase>
  </testsuite>
</testsuites>
`);
});

test("annotations for GitHub", async () => {
  expect(githubAnnotations(await reported())).toEqual([
    "::error title=getUser%2C request::id must be >= 1 (2 times)",
    "::error title=listUsers%2C request::limit must be >= 1",
    "::error title=listUsers%2C answer::body must have required property 'meta'",
    "::error title=GET /…%2C request::the API has no /…",
    "::error title=bulkUpdateUsers%2C answer::body must be one of BulkUpdateResult, BulkUpdateJob",
    "::warning title=bulkUpdateUsers::bulkUpdateUsers without a where changes all users",
  ]);
});

test("what has a meaning in a report is written as itself", () => {
  const violation = {
    in: "answer",
    operationId: undefined,
    method: "GET",
    path: "/a:b",
    status: 200,
  } as const;
  const report: ProxyReport = {
    target: "",
    mode: "record",
    exchanges: 1,
    totals: { request: 0, answer: 1, warnings: 0 },
    violations: [{ ...violation, sentence: '50% <b> & "c"\n::error::d', count: 1 }],
    warnings: [],
    operations: [
      { operationId: undefined, exchanges: 1, statuses: {}, violations: { request: 0, answer: 1 } },
    ],
  };
  expect(githubAnnotations(report)).toEqual([
    '::error title=GET /a%3Ab%2C answer::50%25 <b> & "c"%0A::error::d',
  ]);
  expect(junitReport(report)).toContain('message="50% &lt;b> &amp; &quot;c&quot;&#xA;::error::d"');
});

test("a thousand sentences are kept, and all are counted", async () => {
  const proxy = await proxyTo(await answering(200, json, "{}"));
  for (let i = 0; i < 1010; i++) {
    const name = `p${String.fromCharCode(97 + (i % 26))}${"x".repeat(Math.floor(i / 26))}`;
    await send(proxy.url, `${users}?${name}=1`, { headers: { authorization: "Bearer x" } });
  }
  const { violations, totals } = proxy.report();
  expect(violations).toHaveLength(1000);
  expect(totals).toEqual({ request: 1010, answer: 1010, warnings: 0 });
  expect(violations.find((it) => it.in === "answer")?.count).toBe(1010);
});
