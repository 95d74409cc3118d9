// JavaScript, since taking types out at the start would be measured too.
import { readFileSync } from "node:fs";
import { createServer } from "node:http";

const [port, single, list] = process.argv.slice(2);
const bodies = { single: readFileSync(single), list: readFileSync(list) };

createServer((request, response) => {
  const body = request.url.includes("?") ? bodies.list : bodies.single;
  response
    .writeHead(200, { "content-type": "application/json; charset=utf-8", "content-length": body.length })
    .end(body);
}).listen(Number(port), "127.0.0.1");
