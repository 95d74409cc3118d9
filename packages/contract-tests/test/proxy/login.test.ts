import { routes } from "@minapp-users/spec-check";
import { expect, test } from "vitest";
import { exampleRequest } from "../mock/documented.ts";
import { emulator, json, proxyTo, send, target } from "./started.ts";

test.each(["record", "refuse"] as const)("a code is got by redirects and cookies, mode %s", async (mode) => {
  const { url } = await emulator();
  const proxy = await proxyTo(url, { mode });
  const route = routes.find(({ operation }) => operation.operationId === "createAuthorizationCode");
  if (!route) throw new Error("the spec has no createAuthorizationCode");
  const { method, url: path, headers, body = "" } = exampleRequest(route);
  let reply = await send(proxy.url, path, { method, headers, body });
  const cookies = new Map<string, string>();
  let redirects = 0;
  while (reply.status === 302) {
    for (const cookie of reply.headers["set-cookie"] ?? []) {
      const [name = "", value = ""] = cookie.split(";")[0]?.split("=") ?? [];
      cookies.set(name, value);
    }
    const next = new URL(reply.headers.location ?? "", proxy.url);
    expect(next.origin).toBe(proxy.url);
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    reply = await send(proxy.url, next.pathname + next.search, { headers: { cookie } });
    redirects++;
  }
  expect([redirects, reply.status]).toEqual([2, 200]);
  expect(JSON.parse(reply.text).code).toMatch(/./);
  expect(proxy.violations).toEqual([]);
  await send(proxy.url, "/somewhere/else/");
  expect(proxy.violations).toHaveLength(1);
});

test.each([
  [302, (url: string) => `${url}/made-up/`, []],
  [302, () => "/made-up/", []],
  [302, () => "https://other.example/made-up/", ["the API has no /…/"]],
  [200, () => "/made-up/", ["the API has no /…/"]],
])(
  "after status %s with a Location, its path is a place to go to, or not",
  async (status, location, sentences) => {
    const url: string = await target((_, outgoing) => {
      outgoing.writeHead(status, { location: location(url) }).end();
    });
    const proxy = await proxyTo(url);
    await send(proxy.url, "/api/oauth2/hydrogen/openapi/authorize/", { method: "POST", headers: json });
    await send(proxy.url, "/made-up/");
    const unknown = proxy.violations.filter(({ operationId }) => operationId === undefined);
    expect(unknown.map(({ sentence }) => sentence)).toEqual(sentences);
  },
);
