import { convertV2 } from "openapi-to-postmanv2";
import type { Locale } from "../reference/locales.ts";
import type { Document } from "../reference/openapi.ts";
import { listOperations, type Operation } from "../reference/operations.ts";
import type {
  PostmanCollection,
  PostmanDescription,
  PostmanItem,
  PostmanParameter,
  PostmanRequest,
} from "./postman-collection.ts";

/** Where the emulator listens unless told otherwise. */
const emulator = "http://127.0.0.1:4020";

/** How to use the collection, above what the spec says of the API. */
const usage: Record<Locale, (host: string) => string> = {
  en: (
    host,
  ) => `**Where requests go.** The variable \`baseUrl\` is the emulator on this machine; start it with
\`npx @minapp-users/emulator\`. Put the access token that it prints into the variable \`token\`. To reach the real
service, set \`baseUrl\` to \`${host}\` and \`token\` to a token of your application: requests then read and change its
real users.

**Before you send a bulk update**, look at \`where\`: without it, all users are updated. Leave \`where\` and \`limit\` ticked.
Requests that change a user name one in \`:id\`; replace the example's. For a test environment, tick the header
\`X-Hydrogen-Env-ID\`. Encode a \`where\` with \`&\`, \`+\`, \`#\` or \`%\` in it first (select it, right click, Encode URI
component).`,
  "zh-CN": (
    host,
  ) => `**请求发到哪里。** 变量 \`baseUrl\` 默认指向本机的模拟器，用 \`npx @minapp-users/emulator\` 启动它，再把它打印出的访问令牌填入变量 \`token\`。要访问真实服务，把 \`baseUrl\` 改为 \`${host}\`，把 \`token\` 改为你的应用的访问令牌；此后的请求会读取和修改真实用户。

**发送批量更新之前**，先检查 \`where\`：不带 \`where\` 会更新所有用户，而且无法撤销。不要取消勾选 \`where\` 和 \`limit\`。修改单个用户的请求用 \`:id\` 指定用户，请换成你要修改的用户 ID。要在测试环境中操作，勾选请求头 \`X-Hydrogen-Env-ID\`。\`where\` 中如有 \`&\`、\`+\`、\`#\` 或 \`%\`，要先做 URL 编码。`,
};

/**
 * The spec as a Postman collection that reaches the emulator unless told otherwise.
 *
 * - Whatever changes users is filled in: the id, or `where` and `limit`.
 * - It is the same at every build: nothing in it is made up by chance.
 */
export async function convertToPostman(document: Document, locale: Locale): Promise<PostmanCollection> {
  const collection = await convert(document);
  const operations = listOperations(document);
  const { info, servers, tags } = document;
  return {
    info: {
      name: info.title,
      version: info.version,
      description: markdown(`${usage[locale](servers[0].url)}\n\n${info.description}`),
      schema: collection.info.schema,
    },
    auth: { type: "bearer", bearer: [{ key: "token", value: "{{token}}", type: "string" }] },
    variable: [
      { key: "baseUrl", value: emulator, type: "string" },
      { key: "token", value: "", type: "string" },
    ],
    item: collection.item.map((folder) => ({
      name: tags.find(({ name }) => name === folder.name)?.["x-displayName"] ?? folder.name,
      ...(folder.description !== undefined && { description: folder.description }),
      item: folder.item.map((item) => finishItem(item, operationOf(operations, item.request))),
    })),
  };
}

function convert(document: Document): Promise<PostmanCollection> {
  const options = {
    folderStrategy: "Tags",
    parametersResolution: "Example",
    enableOptionalParameters: false,
    includeAuthInfoInExample: false,
    alwaysInheritAuthentication: true,
  } as const;
  return new Promise((resolve, reject) => {
    // It changes what it is given.
    convertV2({ type: "json", data: structuredClone(document) }, options, (error, result) => {
      const collection = result?.output?.[0]?.data;
      if (collection !== undefined) return resolve(collection as PostmanCollection);
      const reason = error?.message ?? result?.reason ?? "no reason given";
      reject(
        new Error(`The spec was not converted for Postman (${reason}): correct the spec and build again.`),
      );
    });
  });
}

function operationOf(operations: Operation[], { method, url }: PostmanRequest): Operation {
  const path = `/${url.path.join("/").replace(/:(\w+)/g, "{$1}")}`;
  const found = operations.find((operation) => operation.method === method && operation.path === path);
  if (found === undefined) throw new Error(`Postman's ${method} ${path} is no operation of the spec.`);
  return found;
}

/** Without random ids, and with examples that are sent like the request itself: Postman can do that too. */
function finishItem({ name, request, response }: PostmanItem, operation: Operation): PostmanItem {
  const finished = finishRequest(request, operation);
  const { description: _, url, header, ...rest } = finished;
  const original = {
    ...rest,
    url: { ...url, query: url.query.map(bare), variable: url.variable.map(bare) },
    header: header.map(bare),
  };
  return {
    name,
    request: finished,
    response: response.map(({ id: _, ...one }) => ({
      ...one,
      header: one.header.map(({ key, value }) => ({ key, value })),
      originalRequest: original,
    })),
  };
}

function bare({ description: _, ...parameter }: PostmanParameter): PostmanParameter {
  return parameter;
}

function finishRequest({ method, url, header, body }: PostmanRequest, operation: Operation): PostmanRequest {
  const changes = method !== "GET";
  // What keeps a change to the users that are meant is sent unless one takes it out.
  const kept = (key: string) => changes && (key === "where" || key === "limit");
  const finish = (parameter: PostmanParameter): PostmanParameter => {
    const { key, value } = parameter;
    const described = operation.parameters.find((one) => one.name === key);
    return {
      key,
      value,
      ...(parameter.disabled === true && !kept(key) && { disabled: true }),
      ...(described?.description !== undefined && { description: markdown(described.description) }),
    };
  };
  return {
    method,
    url: { ...url, query: url.query.map(finish), variable: url.variable.map(finish) },
    header: header.map(finish),
    ...(body?.raw !== undefined && { body }),
    ...(!operation.secured && { auth: { type: "noauth" } }),
    description: markdown(operation.description),
  };
}

function markdown(content: string): PostmanDescription {
  return { content: content.trim(), type: "text/markdown" };
}
