import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { serveDocs } from "../src/serve.ts";

/** A server of somebody else, and its port. */
async function occupy(): Promise<{ port: number } & AsyncDisposable> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: (server.address() as AddressInfo).port,
    [Symbol.asyncDispose]: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

test("serves the page and the spec, and nothing after it was closed", async () => {
  const docs = await serveDocs();
  expect(docs.url).toBe(`http://127.0.0.1:${docs.port}/`);
  const answers = await Promise.all(
    ["", "zh-CN/", "download/minapp-users.en.yaml", "download/minapp-users.en.json", "nothing"].map((path) =>
      fetch(docs.url + path),
    ),
  );
  expect(
    answers.map(({ status, headers }) => `${status} ${headers.get("content-type")?.replace(/;.*/, "")}`),
  ).toEqual(["200 text/html", "200 text/html", "200 text/yaml", "200 application/json", "404 undefined"]);
  await docs.close();
  await expect(fetch(docs.url)).rejects.toThrow("fetch failed");
});

test("says so when the port is taken", async () => {
  await using taken = await occupy();
  await expect(serveDocs({ port: taken.port })).rejects.toThrow(
    `The docs cannot be served at 127.0.0.1:${taken.port} (it is taken): choose another port.`,
  );
});

test("says so when the docs are not built", async () => {
  const folder = join(tmpdir(), "no-such-folder");
  await expect(serveDocs({ folder })).rejects.toThrow(
    `The docs are not built (there is no index.html in ${folder}): run \`pnpm build\` first.`,
  );
});
