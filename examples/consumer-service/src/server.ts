import { createServer, type IncomingMessage } from "node:http";
import { json } from "node:stream/consumers";
import { createPoints } from "./points.ts";

const { MINAPP_USERS_TOKEN: token, MINAPP_USERS_BASE_URL: baseUrl = "https://cloud.minapp.com" } =
  process.env;
if (!token) throw new Error("MINAPP_USERS_TOKEN is missing");
const points = createPoints({ token, baseUrl });

async function answer(request: IncomingMessage): Promise<[status: number, body: object]> {
  const { method, url = "" } = request;
  if (method === "GET" && url === "/best") return [200, await points.best(10)];
  const [, id] = /^\/users\/([1-9]\d{0,14})\/points$/.exec(url) ?? [];
  if (method !== "POST" || id === undefined) return [404, { error: "there is nothing here" }];
  const { add } = (await json(request)) as { add?: unknown };
  if (!Number.isInteger(add)) return [400, { error: "add must be an integer" }];
  const score = await points.add(Number(id), add as number);
  return score === null ? [404, { error: "there is no such user" }] : [200, { score }];
}

createServer((request, response) => {
  answer(request)
    .catch((error: Error): [number, object] => {
      console.error(error); // an error of the client shows no token, phone or e-mail
      return [502, { error: "the users cannot be reached" }];
    })
    .then(([status, body]) =>
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body)),
    );
}).listen(Number(process.env.PORT ?? 3000));
