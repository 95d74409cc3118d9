// Answers pages of users that are made up on the way, by offset and by keyset, and nothing else.
import { createServer } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";

const [port, users, delay] = process.argv.slice(2).map(Number) as [number, number, number];

/** About as large as the users in the API's documentation. */
const userOf = (id: number) =>
  `{"id":${id},"created_by":${id},"created_at":1542858732,"updated_at":1542958030,"nickname":"用户 ${id}",` +
  '"avatar":"https://media.ifanrusercontent.com/tavatar/4d/7c/4d7c5418b262bfa2250fd3b70789ba9d0c6e4603.jpg",' +
  `"gender":0,"country":"中国","province":"广东","city":"广州","language":"zh_CN","openid":"o0b495agcnGojMQb${id}",` +
  `"unionid":null,"is_authorized":true,"score":${id % 100},"tags":["vip","beta"]}`;

createServer(async (request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? "", "http://127.0.0.1");
  const page = pageOf(searchParams);
  if (delay > 0 && page) await sleep(delay);
  const [status, body] = pathname === "/up" ? [200, "{}"] : page ? [200, page] : [400, "{}"];
  response.writeHead(status, { "content-type": "application/json; charset=utf-8" }).end(body);
}).listen(port, "127.0.0.1");

/** Ids are 1, 2, 3 … in order, so that an id says how many users come before it. */
function pageOf(query: URLSearchParams): string | undefined {
  const limit = Number(query.get("limit") ?? 20);
  const offset = Number(query.get("offset") ?? 0);
  const after = afterOf(query.get("where"));
  if (after === undefined) return undefined;
  const first = after + offset + 1;
  const last = Math.min(first + limit - 1, users);
  const objects: string[] = [];
  for (let id = first; id <= last; id++) objects.push(userOf(id));
  const rest = new URLSearchParams(query);
  rest.set("offset", `${offset + limit}`);
  const next = last < users ? JSON.stringify(`/oserve/v2.2/miniapp/user_profile/?${rest}`) : null;
  return `{"meta":{"limit":${limit},"offset":${offset},"next":${next},"previous":null},"objects":[${objects.join(",")}]}`;
}

/** The last id that is not asked for; undefined when the filter is none that this server knows. */
function afterOf(where: string | null): number | undefined {
  if (where === null || where === "{}") return 0;
  const id = /^\{"id":\{"\$gt":(\d+)\}\}$/.exec(where)?.[1];
  return id === undefined ? undefined : Number(id);
}
