import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { startEmulator } from "@minapp-users/emulator";
import { beforeAll, describe, expect, test } from "vitest";
import { writePostmanCollections } from "../../src/publish/postman.ts";
import type {
  PostmanCollection,
  PostmanItem,
  PostmanParameter,
} from "../../src/publish/postman-collection.ts";
import { locales } from "../../src/reference/locales.ts";
import type { Parameter } from "../../src/reference/openapi.ts";
import { listOperations, type Operation } from "../../src/reference/operations.ts";
import { readDocument } from "../../src/reference/read-document.ts";
import { sendPostmanRequest } from "./send-postman-request.ts";
import { temporaryFolder } from "./temporary-folder.ts";

async function write(): Promise<Record<string, string>> {
  await using folder = await temporaryFolder();
  await writePostmanCollections(folder.path);
  const texts = locales.map(async (locale) => {
    const file = join(folder.path, "download", `minapp-users.${locale}.postman_collection.json`);
    return [locale, await readFile(file, "utf8")];
  });
  return Object.fromEntries(await Promise.all(texts));
}

let texts: Record<string, string>;
beforeAll(async () => {
  texts = await write();
});

test("two builds give the same bytes", async () => {
  expect(await write()).toEqual(texts);
});

describe.each(locales)("the collection in %s", (locale) => {
  const operations = listOperations(readDocument(locale));
  const collection = () => JSON.parse(texts[locale] ?? "") as PostmanCollection;
  const items = () => collection().item.flatMap(({ item }) => item);
  const operationOf = ({ request: { method, url } }: PostmanItem): Operation => {
    const path = `/${url.path.join("/").replace(/:(\w+)/g, "{$1}")}`;
    const found = operations.find((one) => one.method === method && one.path === path);
    if (found === undefined) throw new Error(`${method} ${path} is not in the spec.`);
    return found;
  };
  /** All requests that Postman can send: each item's own and those of its examples. */
  const requests = (item: PostmanItem) => [item.request, ...item.response.map((one) => one.originalRequest)];

  test("has every operation once, in the folder of its tag", () => {
    expect(
      items()
        .map((item) => operationOf(item).operationId)
        .sort(),
    ).toEqual(operations.map(({ operationId }) => operationId).sort());
    for (const { name, item } of collection().item) {
      for (const one of item) expect(operationOf(one).tag.label).toBe(name);
    }
    expect(items().map(({ name }) => name)).toEqual(items().map((item) => operationOf(item).summary));
  });

  test("is read by Postman's own SDK, which makes the same addresses of it", () => {
    const { resolve } = createRequire(import.meta.url);
    const { Collection } = createRequire(resolve("openapi-to-postmanv2"))("postman-collection");
    const read = new Collection(collection());
    const addresses: string[] = [];
    read.forEachItem((item: { request: { url: { getPath(): string } } }) => {
      addresses.push(item.request.url.getPath());
    });
    expect(addresses).toEqual(
      items().map((item) => {
        const ids = item.request.url.variable;
        return ids.reduce((path, { key, value }) => path.replace(`{${key}}`, value), operationOf(item).path);
      }),
    );
  });

  test("goes to the emulator, and to the real service only in words", () => {
    const { variable, info } = collection();
    const host = new URL(readDocument(locale).servers[0].url).host;
    expect(variable).toContainEqual(
      expect.objectContaining({ key: "baseUrl", value: "http://127.0.0.1:4020" }),
    );
    expect(info.description.content).toContain(host);
    const rest = JSON.stringify({ ...collection(), info: {} });
    expect(rest).not.toContain(host);
    for (const item of items()) {
      for (const { url } of requests(item)) expect(url.host).toEqual(["{{baseUrl}}"]);
    }
  });

  test("has no token, and asks for one where the spec does", () => {
    const { auth, variable } = collection();
    expect(variable).toContainEqual(expect.objectContaining({ key: "token", value: "" }));
    expect(auth.bearer).toEqual([expect.objectContaining({ key: "token", value: "{{token}}" })]);
    for (const item of items()) {
      const { secured } = operationOf(item);
      expect(item.request.auth).toEqual(secured ? undefined : { type: "noauth" });
      expect(item.request.header.map(({ key }) => key)).not.toContain("Authorization");
    }
  });

  test("has the examples of the spec for every parameter, and none of its own", () => {
    for (const item of items()) {
      const { parameters } = operationOf(item);
      for (const { url, header } of requests(item)) {
        const all = [...url.query, ...url.variable, ...header.filter(({ key }) => !usual.has(key))];
        expect(all.map(({ key }) => key).sort()).toEqual(parameters.map(({ name }) => name).sort());
        for (const { key, value } of all) {
          const parameter = parameters.find(({ name }) => name === key);
          expect(examplesOf(parameter), `${item.name} ${key}`).toContain(value);
        }
      }
    }
  });

  test("has bodies that are examples of the spec", () => {
    for (const item of items()) {
      const { requestBody } = operationOf(item);
      const { examples = {} } = requestBody?.content["application/json"] ?? {};
      for (const { body } of requests(item)) {
        expect(body === undefined).toBe(requestBody === undefined);
        if (body === undefined) continue;
        expect(Object.values(examples).map(({ value }) => value)).toContainEqual(JSON.parse(body.raw ?? ""));
      }
    }
  });

  test("cannot be sent to everyone by accident", () => {
    const changes = items().filter(({ request }) => request.method === "PUT");
    expect(changes.length).toBeGreaterThan(1);
    for (const item of changes) {
      const { parameters } = operationOf(item);
      for (const { url } of requests(item)) {
        const id = parameters.find((one) => one.in === "path");
        if (id !== undefined) {
          expect(url.variable.map(({ key, disabled }) => ({ key, disabled }))).toEqual([{ key: id.name }]);
          expect(url.variable[0]?.value).toMatch(/^[1-9]\d*$/);
          continue;
        }
        const sent = Object.fromEntries(enabled(url.query).map(({ key, value }) => [key, value]));
        expect(Object.keys(sent)).toEqual(["where", "limit"]);
        expect(Object.keys(JSON.parse(sent.where ?? ""))).not.toHaveLength(0);
        expect(Number(sent.limit)).toBeGreaterThan(0);
      }
    }
  });

  test("leaves every other optional parameter out until it is ticked", () => {
    for (const item of items().filter(({ request }) => request.method === "GET")) {
      expect(enabled(item.request.url.query)).toEqual([]);
    }
    for (const { request } of items()) {
      expect(enabled(request.header).filter(({ key }) => !usual.has(key))).toEqual([]);
    }
  });

  test("works against the emulator, request by request", async () => {
    await using emulator = await startEmulator();
    const answers: Record<string, number> = {};
    for (const item of items()) {
      const { operationId, responses } = operationOf(item);
      const status = await sendPostmanRequest(item.request, { baseUrl: emulator.url, token: emulator.token });
      expect(
        responses.map((one) => one.status),
        operationId,
      ).toContain(String(status));
      answers[operationId] = status;
    }
    // The example's code was never given out, no job has been started, and another user has the username.
    expect(Object.entries(answers).filter(([, status]) => status !== 200)).toEqual([
      ["createAccessToken", 400],
      ["getBulkOperation", 404],
      ["updateUserAccount", 400],
    ]);
  });

  test("changes those that the example's filter means, and nobody else", async () => {
    await using emulator = await startEmulator();
    const meant = emulator.users.all().filter(({ test }) => test === "test");
    const others = emulator.users.all().filter(({ test }) => test !== "test");
    expect(meant.length).toBeGreaterThan(0);
    const item = items().find((one) => operationOf(one).operationId === "bulkUpdateUsers");
    if (item === undefined) throw new Error("There is no bulk update.");
    for (const request of requests(item)) {
      await sendPostmanRequest(request, { baseUrl: emulator.url, token: emulator.token });
    }
    const now = emulator.users.all();
    expect(now.filter(({ id }) => others.some((one) => one.id === id))).toEqual(others);
  });

  test("works with every parameter of the query ticked", async () => {
    await using emulator = await startEmulator();
    for (const { request, name } of items().filter((item) => item.request.url.query.length > 0)) {
      const query = request.url.query.map(({ key, value }) => ({ key, value }));
      const all = { ...request, url: { ...request.url, query } };
      const status = await sendPostmanRequest(all, { baseUrl: emulator.url, token: emulator.token });
      expect({ name, status }).toEqual({ name, status: 200 });
    }
  });
});

/** Headers that are no parameters of the spec. */
const usual = new Set(["Content-Type", "Accept"]);

const enabled = (parameters: PostmanParameter[]) => parameters.filter(({ disabled }) => disabled !== true);

function examplesOf(parameter: Parameter | undefined): string[] {
  const values = [parameter?.example, ...Object.values(parameter?.examples ?? {}).map(({ value }) => value)];
  return values.flatMap((value) => (value === undefined ? [] : [[value].flat().join(",")]));
}
