import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { type Emulator, startEmulator } from "@minapp-users/emulator";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Visit } from "../visit.ts";
import { axeViolations } from "./axe.ts";
import { dataScript, type IslandsSite, policy, serveIslands } from "./islands-site.ts";
import { operationOf } from "./operation-of.ts";
import { visitIsland } from "./visit-island.ts";

let site: IslandsSite;

function mainOf(operationId: string): string {
  const data = dataScript(operationOf(operationId));
  return `<try-it><details><summary>Try it</summary><p data-no-script>No script.</p></details>${data}</try-it>`;
}

let emulator: Emulator;

beforeAll(async () => {
  site = await serveIslands();
  emulator = await startEmulator();
  for (const operationId of [
    "listUsers",
    "getUser",
    "updateUser",
    "bulkUpdateUsers",
    "createAuthorizationCode",
  ])
    for (const lang of ["en", "zh-CN"])
      for (const theme of ["light", "dark"] as const)
        site.pages.set(`/${lang}/${theme}/${operationId}`, {
          lang,
          theme,
          island: "try-it",
          main: mainOf(operationId),
        });
  site.pages.set("/en/strict/listUsers", {
    lang: "en",
    island: "try-it",
    policy: policy.replace(/connect-src.*/, "connect-src 'self'"),
    main: mainOf("listUsers"),
  });
});
beforeEach(() => emulator.reset());
afterAll(async () => {
  await emulator.close();
  await site[Symbol.asyncDispose]();
});

/** Opens the form of an operation, and fills in address and token. */
async function open(
  { page }: Visit,
  operationId: string,
  address = emulator.url,
  lang = "en",
  theme = "light",
) {
  await page.goto(`${site.url}/${lang}/${theme}/${operationId}`);
  await page.getByText("Try it", { exact: true }).click();
  const server = page.getByLabel(/^(Address of the server|服务地址)$/);
  await server.fill(address);
  const useToken = page.getByRole("button", {
    name: /^(Use the token of the examples|使用示例中的访问令牌)$/,
  });
  if (await useToken.count()) await useToken.click();
  return page;
}

const send = (page: Page) => page.getByRole("button", { name: /^(Send|发送)$/ }).click();
const status = (page: Page) => page.locator(".outcome .status");
const body = (page: Page) => page.getByRole("region", { name: "Body of the answer" });

async function answered(page: Page, code: number): Promise<unknown> {
  await expect.poll(() => status(page).textContent()).toMatch(new RegExp(`^Status ${code}, after \\d+ ms$`));
  return JSON.parse((await body(page).textContent()) ?? "");
}

/** A server that answers as it is told, to a page of any origin. */
async function serve(answer: RequestListener): Promise<AsyncDisposable & { url: string }> {
  const server = createServer((request, response) => {
    response.setHeader("access-control-allow-origin", "*");
    response.setHeader("access-control-allow-headers", "authorization, content-type");
    if (request.method === "OPTIONS") response.writeHead(204).end();
    else answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

describe("before it is opened", () => {
  test("it is not loaded, and asks for nothing", async () => {
    await using visited = await visitIsland();
    const { page, requests } = visited;
    await page.goto(`${site.url}/en/light/listUsers`, { waitUntil: "networkidle" });
    const names = requests.map((url) => new URL(url).pathname);
    expect(names).toContain("/try-it.js");
    expect(names).not.toContain("/form.js");
    await page.getByText("Try it", { exact: true }).click();
    await page.getByLabel("Access token").waitFor();
    expect(requests.map((url) => new URL(url).pathname)).toContain("/form.js");
    expect(new Set(requests.map((url) => new URL(url).origin))).toEqual(new Set([site.url]));
    expect(await page.getByLabel("Access token").inputValue()).toBe("");
  });

  test("a script that does not come is said", async () => {
    await using visited = await visitIsland();
    const { page } = visited;
    await page.route("**/form.js", (route) => route.abort());
    await page.goto(`${site.url}/zh-CN/light/listUsers`);
    await page.getByText("Try it", { exact: true }).click();
    await page.getByText("表单加载失败，请刷新页面后重试。").waitFor();
  });
});

describe("it sends to the emulator", () => {
  test("listUsers, with a where, and shows answer, headers and curl command", async () => {
    await using visited = await visitIsland();
    const page = await open(visited, "listUsers");
    await page.getByLabel("where (optional)").fill('{ "id": { "$in": [70695404] } }');
    await page.getByLabel("limit (optional)").fill("5");
    await send(page);
    expect(await answered(page, 200)).toMatchObject({ meta: { limit: 5 }, objects: [{ id: 70695404 }] });
    expect(await page.locator(".outcome dl").textContent()).toContain("content-typeapplication/json");
    const curl = (await page.getByRole("region", { name: "The same with curl" }).textContent()) ?? "";
    expect(curl).toContain(
      `curl --request GET '${emulator.url}/oserve/v2.2/miniapp/user_profile/?where=%7B%22id%22`,
    );
    expect(curl).toContain('"Authorization: Bearer $MINAPP_TOKEN"');
    expect(curl).not.toContain(emulator.token);
    expect(emulator.requests).toMatchObject([{ operationId: "listUsers", status: 200 }]);
    expect(visited.complaints).toEqual([]);
  });

  test("getUser, in Chinese", async () => {
    await using visited = await visitIsland();
    const page = await open(visited, "getUser", emulator.url, "zh-CN");
    await page.getByLabel("id", { exact: true }).fill("70695404");
    await send(page);
    await expect.poll(() => status(page).textContent()).toMatch(/^状态码 200，用时 \d+ 毫秒$/);
    const text = await page.getByRole("region", { name: "响应体" }).textContent();
    expect(JSON.parse(text ?? "")).toMatchObject({ id: 70695404 });
    expect(visited.complaints).toEqual([]);
  });

  test("updateUser", async () => {
    await using visited = await visitIsland();
    const page = await open(visited, "updateUser");
    await page.getByLabel("id", { exact: true }).fill("70695404");
    await page.getByLabel("Body (JSON)").fill('{"score": 7}');
    await send(page);
    await answered(page, 200);
    expect(emulator.users.read(70695404)).toMatchObject({ score: 7 });
    expect(visited.complaints).toEqual([]);
  });

  test("bulkUpdateUsers, with a where only", async () => {
    await using visited = await visitIsland();
    const page = await open(visited, "bulkUpdateUsers");
    await page.getByLabel("Body (JSON)").fill('{"score": 9}');
    for (const where of ["", "{}", '{"$or":[{}]}', '{"id":{"$nin":[]}}']) {
      await page.getByLabel("where", { exact: true }).fill(where);
      await send(page);
      await expect
        .poll(() => page.locator(".field .problem:not(:empty)").textContent())
        .toContain("all users");
      expect(await page.evaluate(() => document.activeElement?.id)).toBe("try-it-query-where");
    }
    for (const where of ['{"$or":[]}', '{"$and":[{}],"$and":[{"id":1}]}', '{"id":{"$gtee":1}}']) {
      await page.getByLabel("where", { exact: true }).fill(where);
      await send(page);
      await expect
        .poll(() => page.locator(".field .problem:not(:empty)").textContent())
        .toMatch(/the list is empty|twice|no operator \$gtee/);
    }
    expect(emulator.requests).toEqual([]);
    await page.getByLabel("where", { exact: true }).fill('{"id":{"$in":[70695404]}}');
    await send(page);
    expect(await answered(page, 200)).toMatchObject({ succeed: 1 });
    expect(emulator.users.read(70695404)).toMatchObject({ score: 9 });
    expect(visited.complaints).toEqual([]);
  });

  test("a redirect, of which it says that a page cannot see it", async () => {
    await using visited = await visitIsland();
    const page = await open(visited, "createAuthorizationCode");
    expect(await page.getByLabel("Access token").count()).toBe(0);
    await send(page);
    await expect.poll(() => status(page).textContent()).toContain("answered with a redirect");
  });

  test("a wrong request, and shows why it was refused", async () => {
    await using visited = await visitIsland();
    const page = await open(visited, "listUsers");
    await page.getByLabel("limit (optional)").fill("0");
    await send(page);
    expect(await answered(page, 400)).toMatchObject({ error_msg: "limit must be >= 1" });
    emulator.faults.add({ status: 503, retryAfter: 30 });
    await send(page);
    await answered(page, 503);
    expect(await page.locator(".outcome dl").textContent()).toContain("retry-after30");
  });
});

test("it sends to the mock", async () => {
  const { startMock } = await import("@minapp-users/contract-tests");
  await using mock = await startMock();
  await using visited = await visitIsland();
  for (const operationId of ["listUsers", "getUser", "updateUser", "bulkUpdateUsers"]) {
    const page = await open(visited, operationId, mock.url);
    await send(page);
    await answered(page, 200);
  }
  expect(mock.requests.map((it) => it.operationId)).toEqual([
    "listUsers",
    "getUser",
    "updateUser",
    "bulkUpdateUsers",
  ]);
  expect(mock.violations).toEqual([]);
  expect(visited.complaints).toEqual([]);
});

describe("it does not send", () => {
  test.each([
    "https://cloud.minapp.com",
    "http://127.0.0.1.evil.example",
    "http://localhost@evil.example",
    "http://[::ffff:7f00:1]",
    "http://[::1]:4020",
    "https://localhost:4020",
    "cloud.minapp.com",
  ])("to %s", async (address) => {
    await using visited = await visitIsland();
    const page = await open(visited, "listUsers", address);
    await send(page);
    await expect.poll(() => page.locator(".outcome").textContent()).toBe("Not sent: there is one mistake.");
    expect(await page.getByLabel("Address of the server").getAttribute("aria-invalid")).toBe("true");
    expect(new Set(visited.requests.map((url) => new URL(url).origin))).toEqual(new Set([site.url]));
  });

  test("without an id, or with a body that is not JSON", async () => {
    await using visited = await visitIsland();
    const page = await open(visited, "updateUser");
    await page.getByLabel("id", { exact: true }).fill(" ");
    await page.getByLabel("Body (JSON)").fill("{'a': 1}");
    await send(page);
    await expect.poll(() => page.locator(".outcome").textContent()).toBe("Not sent: there are 2 mistakes.");
    expect(await page.locator(".field .problem:not(:empty)").allTextContents()).toEqual([
      "id is missing: without it, this would be another request, which may mean all users.",
      "The body is not JSON: look at line 1, column 2.",
    ]);
    expect(emulator.requests).toEqual([]);
  });

  test("to an address that the policy of the page forbids, and says so", async () => {
    await using visited = await visitIsland();
    const page = await open(visited, "listUsers", emulator.url, "en", "strict");
    await send(page);
    await expect.poll(() => page.locator(".outcome .problem").textContent()).toContain("security policy");
  });
});

describe("when no answer comes", () => {
  test("it says how to start the server", async () => {
    await using visited = await visitIsland();
    const page = await open(visited, "listUsers", "http://127.0.0.1:1");
    await send(page);
    await expect
      .poll(() => page.locator(".outcome .problem").textContent())
      .toContain("does not answer this page");
    expect(await page.locator(".outcome pre").first().textContent()).toBe(
      "npx @minapp-users/emulator --port 1",
    );
  });

  test("it can be stopped, and the focus does not get lost", async () => {
    await using silent = await serve(() => {});
    await using visited = await visitIsland();
    const page = await open(visited, "listUsers", silent.url);
    await send(page);
    await page.getByRole("button", { name: "Stop" }).press("Enter");
    await expect.poll(() => page.locator(".outcome .problem").textContent()).toContain("was stopped");
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Send");
  });

  test("it gives up after ten seconds", async () => {
    await using silent = await serve(() => {});
    await using visited = await visitIsland();
    const page = await open(visited, "listUsers", silent.url);
    await send(page);
    await expect
      .poll(() => page.locator(".outcome .problem").textContent({ timeout: 15_000 }), { timeout: 15_000 })
      .toContain("within 10 seconds");
  });
});

describe("a page of another origin", () => {
  /** Sends from a page that is not of this machine. */
  async function sendFrom(origin: string, { page }: Visit, address: string): Promise<void> {
    await page.route(`${origin}/**`, async (route) => {
      const { pathname } = new URL(route.request().url());
      await route.fulfill({ response: await route.fetch({ url: site.url + pathname }) });
    });
    await page.goto(`${origin}/en/light/listUsers`);
    await page.getByText("Try it", { exact: true }).click();
    await page.getByLabel("Address of the server").fill(address);
    await page.getByRole("button", { name: "Use the token of the examples" }).click();
    await send(page);
  }

  test("is told how to have itself allowed", async () => {
    for (const [origin, sentence] of [
      ["https://docs.example", "The browser may ask whether this page"],
      ["http://docs.example", "This page was not loaded by https"],
    ] as const) {
      await using visited = await visitIsland();
      await sendFrom(origin, visited, emulator.url);
      const said = visited.page.locator(".outcome");
      await expect.poll(() => said.textContent()).toContain(sentence);
      const command = `npx @minapp-users/emulator --port ${emulator.port} --allow-origin ${origin}`;
      expect(await said.locator("pre").first().textContent()).toBe(command);
    }
  });

  test("gets its answer when it is allowed by the server and by the user of the browser", async () => {
    await using allowing = await startEmulator({ allowOrigin: ["https://docs.example"] });
    await using visited = await visitIsland({ permissions: ["local-network-access"] });
    await sendFrom("https://docs.example", visited, allowing.url);
    await answered(visited.page, 200);
  });

  test("gets none when the server does not allow it", async () => {
    await using visited = await visitIsland({ permissions: ["local-network-access"] });
    await sendFrom("https://docs.example", visited, emulator.url);
    await visited.page.getByText("does not answer this page").waitFor();
  });
});

test("what a server answers is text and nothing else", async () => {
  const evil = '<img src=x onerror="document.title=1"><script>document.title=2</script>';
  await using server = await serve((_request, response) => {
    response.writeHead(200, { "content-type": "text/html" }).end(evil);
  });
  await using visited = await visitIsland();
  const page = await open(visited, "listUsers", server.url);
  await send(page);
  await expect.poll(() => body(page).textContent()).toBe(evil);
  expect(await page.locator("main img").count()).toBe(0);
  expect(await page.title()).toBe("Test");
  expect(visited.requests.filter((url) => url.endsWith("/x"))).toEqual([]);
});

test("an answer that nests very deep is shown as it came", async () => {
  const deep = `${"[".repeat(49_000)}${"]".repeat(49_000)}`;
  await using server = await serve((_request, response) => response.end(deep));
  await using visited = await visitIsland();
  const page = await open(visited, "listUsers", server.url);
  await send(page);
  await expect.poll(() => body(page).textContent()).toBe(deep);
  expect(await page.locator(".outcome").textContent()).not.toContain("Waiting");
  expect(visited.complaints).toEqual([]);
});

test("half of a character is said, and nothing waits", async () => {
  await using visited = await visitIsland();
  const page = await open(visited, "listUsers");
  await page.getByLabel("where (optional)").evaluate((input: HTMLTextAreaElement) => {
    input.value = '{"a":"\ud800"}';
  });
  await send(page);
  await expect
    .poll(() => page.locator(".field .problem:not(:empty)").textContent())
    .toBe("where has half of a character, which cannot be sent: write it again.");
  expect(emulator.requests).toEqual([]);
  expect(visited.complaints).toEqual([]);
});

test("an answer that cannot be shown is said, and the next one is shown", async () => {
  await using visited = await visitIsland();
  const page = await open(visited, "listUsers");
  await page.evaluate(() => {
    const { createElement } = document;
    document.createElement = (name: string) => {
      if (name !== "pre") return createElement.call(document, name);
      document.createElement = createElement;
      throw new RangeError("Invalid string length");
    };
  });
  await send(page);
  await expect.poll(() => page.locator(".outcome").textContent()).toContain("could not show it");
  await send(page);
  await answered(page, 200);
});

test("large numbers in an answer keep their digits", async () => {
  await using server = await serve((_request, response) => response.end('{"id":12345678901234567890}'));
  await using visited = await visitIsland();
  const page = await open(visited, "listUsers", server.url);
  await send(page);
  await expect.poll(() => body(page).textContent()).toBe('{ "id": 12345678901234567890 }');
});

test("nothing is kept: no storage, no cookie, no address, and no cookie is sent", async () => {
  const headers: unknown[] = [];
  await using server = await serve((request, response) => {
    headers.push(request.headers.cookie, request.headers.referer);
    response.writeHead(200, { "set-cookie": "a=b" }).end("{}");
  });
  await using visited = await visitIsland();
  const page = await open(visited, "listUsers", server.url);
  for (let count = 0; count < 2; count++) {
    await send(page);
    await expect.poll(() => body(page).textContent()).toBe("{}");
  }
  const kept = await page.evaluate(async () => [
    localStorage.length,
    sessionStorage.length,
    document.cookie,
    (await indexedDB.databases()).length,
    (await caches.keys()).length,
    location.search + location.hash,
  ]);
  expect(kept).toEqual([0, 0, "", 0, 0, ""]);
  expect(await page.context().cookies()).toEqual([]);
  expect(headers).toEqual([undefined, undefined, undefined, undefined]);
  await page.reload();
  await page.getByText("Try it", { exact: true }).click();
  expect(await page.getByLabel("Access token").inputValue()).toBe("");
});

test("it works by keyboard alone, and each place is seen", async () => {
  await using visited = await visitIsland();
  const { page } = visited;
  await page.goto(`${site.url}/en/light/getUser`);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.getByLabel("Access token").waitFor();
  const order: string[] = [];
  for (let count = 0; count < 8; count++) {
    await page.keyboard.press("Tab");
    const [name = "", outline] = await page.evaluate(() => {
      const at = document.activeElement as HTMLElement & { labels?: NodeListOf<Element> };
      return [at.labels?.[0]?.textContent || at.textContent, getComputedStyle(at).outlineStyle];
    });
    order.push(name);
    expect(outline, name).toBe("solid");
    if (name === "Address of the server") await page.keyboard.type(emulator.url); // it is selected
    if (name === "Use the token of the examples") await page.keyboard.press("Enter");
    if (name === "Send") break;
  }
  expect(order).toEqual([
    "Address of the server",
    "Emulator (4020)",
    "Mock (4010)",
    "Access token",
    "Use the token of the examples",
    "id",
    "X-Hydrogen-Env-ID (optional)",
    "Send",
  ]);
  await page.keyboard.press("Enter");
  await answered(page, 200);
});

for (const lang of ["en", "zh-CN"])
  for (const theme of ["light", "dark"])
    for (const width of [390, 1400])
      test(`it satisfies axe, and fits: ${lang}, ${theme}, ${width} px`, async () => {
        await using visited = await visitIsland({ viewport: { width, height: 900 } });
        const page = await open(visited, "bulkUpdateUsers", emulator.url, lang, theme);
        expect(await axeViolations(page)).toEqual([]);
        await page.locator("#try-it-query-where").fill("{}");
        await send(page);
        await page.locator(".field .problem:not(:empty)").waitFor();
        expect(await axeViolations(page)).toEqual([]);
        await page.locator("#try-it-query-where").fill('{"id":{"$in":[70695404]}}');
        await send(page);
        await status(page).waitFor();
        expect(await axeViolations(page)).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      });
